"""Plain rows of the football record, as every reader of a match-data format gives them."""

from datetime import date


def match_key(day: date, home: str, away: str, meeting: int = 1) -> str:
    """The key of a match in the data set `international_results`.

    The data set has no numbers: its files name a match by date and the two teams' names, as it
    prints them. Where those meet a second time on one day, `meeting` is 2 and stands at the end
    (Tahiti and New Caledonia on 17 February 1974 are the only pair, in the snapshot of 31 July
    2026). Raises ValueError for a meeting below 1.
    """
    if meeting < 1:
        raise ValueError(f"a meeting counts from 1, not {meeting}")
    key = f"{day.isoformat()}|{home}|{away}"
    return key if meeting == 1 else f"{key}|{meeting}"
