"""Forms made from declarations: fields, pickers, rows, and the page that saves them."""

from ctv_desktop.ui.form.page import FormPage

__all__ = ["FormPage"]
