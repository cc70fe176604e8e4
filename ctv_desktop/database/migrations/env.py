"""Runs the scripts on the connection it is handed: the transaction is begun and ended outside."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
