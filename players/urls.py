"""Addresses of people's pages."""

from django.urls import path

from players import views

urlpatterns = [
    path("players/", views.players, name="players"),
    path("players/<slug:slug>/", views.player, name="player"),
    path("players/<slug:slug>/streaks/", views.runs, name="player-streaks"),
]
