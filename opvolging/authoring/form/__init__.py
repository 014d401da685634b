"""The form for editors: its configuration, made of the models and the site, and the files it consists of."""
