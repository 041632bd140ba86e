"""What a run has tied, and what an editor may want to look at."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Linked:
    """What was tied: goals and squad places, players made and players that were there; and, by
    what it is, what an editor may want to look at."""

    goals: int = 0
    places: int = 0
    made: int = 0
    known: int = 0
    filled: int = 0
    doubts: dict[str, list[str]] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """In plain lines, as the command prints it."""
        told = [
            f"goals tied: {self.goals}",
            f"squad places tied: {self.places}",
            f"players: {self.made} made, {self.known} found, {self.filled} told more of",
        ]
        for title, lines in self.doubts.items():
            if lines:
                told += ["", f"{title} ({len(lines)}):", *(f"  {line}" for line in lines)]
        return told
