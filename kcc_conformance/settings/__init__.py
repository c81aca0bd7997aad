"""What a user can tell a run: options, logging in, what is declared; read, typed and checked."""
