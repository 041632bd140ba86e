"""What the admin is called."""

from django.contrib import admin

admin.site.site_title = "Extra Time"
admin.site.site_header = "Extra Time"
admin.site.index_title = "The desk"
