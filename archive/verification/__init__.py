"""Every citation, text, mention and quote held against what it should be: `manage.py verify`.

The whole archive is read, in batches, and what is off is told; `repair` puts right what no editor
has to decide. The last report is kept, and shown at ``/about/verification/``. Above everything
that writes; only commands may import it.
"""

from archive.verification.findings import Finding
from archive.verification.running import Report, verify

__all__ = ["Finding", "Report", "verify"]
