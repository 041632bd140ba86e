"""The pages: thin views that ask ``reading`` for a shape and hand it to a template."""
