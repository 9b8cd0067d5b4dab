"""Run by alembic: the steps that are missing, in the transaction that the store has begun."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
