"""What tests of several rooms share: ``toy`` can be imported, here and in the processes that tests start."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
