"""Addresses of the public pages."""

from django.urls import path

from leeszaal.opac import choices_pages, picture_pages, privacy_pages
from leeszaal.opac.views import covers, front, records, suggestions

app_name = "opac"
urlpatterns = [
    path("", front.home, name="home"),
    path("branches/", front.branches, name="branches"),
    path("help/", front.help_page, name="help"),
    *privacy_pages.urlpatterns,
    *picture_pages.urlpatterns,
    *choices_pages.urlpatterns,
    path("suggest", suggestions.suggestions, name="suggest"),
    path("record/<int:record_id>", records.record, name="record"),
    path("record/<int:record_id>/marc", records.marc, name="marc"),
    path("record/<int:record_id>.<str:form>", records.download, name="download"),
    path("cover/<int:record_id>.svg", covers.cover, name="cover"),
]
