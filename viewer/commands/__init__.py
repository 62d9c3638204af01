"""The commands of ``pcam-viewer``, one module each.

A command has ``HELP`` (one line), ``EXAMPLE``, ``add_arguments(parser)`` and ``run(args)``, which
returns the exit status. Heavy imports happen in ``run``, so that ``--help`` is at once.
"""
