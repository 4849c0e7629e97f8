from rest_framework.serializers import ModelSerializer

from .models import Loan, Reader


class LoanSerializer(ModelSerializer):
    class Meta:
        model = Loan
        fields = ["id", "book", "due"]


class ReaderSerializer(ModelSerializer):
    class Meta:
        model = Reader
        fields = ["id", "name"]
