from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=200)


class Reader(models.Model):
    name = models.CharField(max_length=200)
    email = models.EmailField()


class Loan(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE)
    due = models.DateField()
