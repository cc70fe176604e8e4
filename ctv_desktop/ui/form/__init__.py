"""Forms made from declarations: fields, pickers, rows, and the page that saves them."""
