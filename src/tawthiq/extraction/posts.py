"""A post of a social platform in its captured frame: where its own words start and end.

Told by the platform's marks alone, before any word is looked up, so that what others wrote under a post is never read.
"""

import re
from typing import NamedTuple

_POST_HEAD = re.compile(r"shared with (?:public|custom|your friends|only me)")
_POST_TAIL = re.compile(r"all reactions:|most relevant\b|log in\b.{0,40}forgot")
_TWEET_HEAD = re.compile(r"\s*(?:(?:post|conversation|thread|tweet)\s*)+[^\n@]{0,80}@[a-z0-9]+(?: [a-z][a-z0-9]*)*")
_TWEET_TAIL = re.compile(r"(?:\d{1,2}:\d\d)?\d{1,2}:\d\d ?[ap]m ?[·•-] ?[a-z]{3} \d{1,2}, \d{4}|·\s?\d{1,2}h(?=\d|\W)")


class Post(NamedTuple):
    """[start, end) of a folded text; `social` where the marks of a platform stand around it."""

    start: int
    end: int
    social: bool


def find_post(text: str) -> Post:
    """Where the post of a captured platform starts and ends: the whole text where there is none."""
    start, end, social = 0, len(text), False
    if head := _POST_HEAD.search(text, 0, 1500) or _TWEET_HEAD.match(text):
        start, social = head.end(), True
        if tail := _TWEET_TAIL.search(text, start):
            end = tail.start()
            if text[tail.start()] == "·":
                start, end = tail.end(), len(text)
    if tail := _POST_TAIL.search(text, start + 20):
        end = min(end, tail.start())
        social = social or tail[0].startswith("all")
    return Post(start, max(start, end), social)
