"""A small stand-in for GitHub's API, that keeps a real git repository: branches, commits, draft proposals."""

import json
import re
import subprocess
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Request, Route

ADDRESS = "https://api.github.com"
TOKEN = "github_pat_vanderedactie"
_AUTHOR = {"GIT_AUTHOR_NAME": "Redactie", "GIT_AUTHOR_EMAIL": "redactie@voorbeeld.nl"}
_BY = _AUTHOR | {"GIT_COMMITTER_NAME": "Redactie", "GIT_COMMITTER_EMAIL": "redactie@voorbeeld.nl"}
_MOMENT = "2026-11-21T09:00:00Z"


@dataclass
class Proposal:
    """A pull request."""

    number: int
    title: str
    branch: str
    is_draft: bool
    body: str
    labels: list[str] = field(default_factory=list)
    is_open: bool = True


class Refused(Exception):
    """What GitHub does not do: the status of its answer, and the answer."""

    def __init__(self, status: int, answer: dict[str, Any]) -> None:
        self.status, self.answer = status, answer
        super().__init__(answer)


@dataclass
class GitHub:
    """The repository in a folder, with its proposals, as GitHub's API shows and changes them.

    `token`: the one that is valid, and `may_write`: whether it may. `unreachable`: a request in which this
    stands does not arrive, and `""` stands in all of them."""

    folder: Path
    proposals: list[Proposal] = field(default_factory=list)
    token: str = TOKEN
    unreachable: str | None = None
    may_write: bool = True
    _texts: dict[str, str] = field(default_factory=dict, repr=False)

    def git(self, *command: str, stdin: bytes = b"", **environment: str) -> str:
        """What git says."""
        done = subprocess.run(
            ["git", *command], cwd=self.folder, input=stdin, capture_output=True, check=True,
            env=_BY | {"HOME": str(self.folder), "PATH": "/usr/bin:/bin"} | environment,
        )  # fmt: skip
        return done.stdout.decode()

    @classmethod
    def of(cls, folder: Path) -> "GitHub":
        """A repository with the files of a folder, on its branch main."""
        github = cls(folder)
        github.git("init", "--quiet", "--initial-branch=main")
        github.git("add", "--all")
        github.git("commit", "--quiet", "--message=Begin")
        return github

    def change(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file on the branch main."""
        file = self.folder / path
        file.write_text(change(file.read_text()))
        self.git("commit", "--quiet", "--all", "--message=Verandering")

    def begin_again(self) -> None:
        """Without proposals, and with the files as they were in the beginning."""
        self.proposals.clear()
        self.token, self.unreachable, self.may_write = TOKEN, None, True
        self.git("checkout", "--quiet", "--force", "main")
        self.git("reset", "--quiet", "--hard", self.git("rev-list", "--max-parents=0", "main").strip())
        for branch in self.git("branch", "--list", "cms/*", "--format=%(refname)").split():
            self.git("update-ref", "-d", branch)

    def merge(self, proposal: Proposal, *, keeps_branch: bool) -> None:
        """Merge a proposal into the branch main."""
        self.git("merge", "--quiet", "--no-ff", "--message=Samengevoegd", proposal.branch)
        proposal.is_open = False
        if not keeps_branch:
            self.git("update-ref", "-d", f"refs/heads/{proposal.branch}")

    def diff(self, branch: str) -> str:
        """What a branch changes, without the lines around it."""
        return self.git("diff", "--unified=0", f"main...{branch}")

    def answers(self, context: BrowserContext) -> None:
        """Answer for GitHub in a browser."""
        context.route(f"{ADDRESS}/**", self._answer)

    def _answer(self, route: Route) -> None:
        request = route.request
        path = request.url.removeprefix(ADDRESS).partition("?")[0]
        headers = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=headers | {"access-control-allow-methods": "*"})
            return
        if self.unreachable is not None and self.unreachable in f"{request.url} {request.post_data}":
            route.abort("internetdisconnected")
            return
        try:
            answer = self._answer_to(request, path)
        except Refused as refused:
            route.fulfill(status=refused.status, headers=headers, json=refused.answer)
            return
        if answer is None:
            route.fulfill(status=204, headers=headers)
        else:
            route.fulfill(json=answer, headers=headers)

    def _answer_to(self, request: Request, path: str) -> Any:
        if request.headers.get("authorization") != f"token {self.token}":
            raise Refused(401, {"message": "Bad credentials", "status": "401"})
        body = json.loads(request.post_data or "{}")
        if path == "/graphql":
            return {"data": self._graph(body["query"], body.get("variables", {}))}
        return self._rest(request.method, path.split("/")[1:], body)

    def _rest(self, method: str, path: list[str], body: dict[str, Any]) -> Any:
        match method, *path:
            case "GET", "user":
                return {"id": 1, "login": "redactie", "name": "Redactie", "html_url": "", "avatar_url": ""}
            case "GET", "repos", _, _, "collaborators", _:
                return None
            case "GET", "repos", _, _, "git", "trees", revision:
                listed = self.git("ls-tree", "-r", "-l", "-z", revision).split("\0")
                parts = (re.match(r"(\S+) (\S+) (\S+) +(\S+)\t(.*)", line) for line in filter(None, listed))
                names = ("type", "sha", "size", "path")
                return {"tree": [dict(zip(names, part.groups()[1:], strict=True)) for part in parts if part]}
            case "PATCH", "repos", _, _, "git", "refs", *name:
                assert body["force"]
                self.git("update-ref", f"refs/{'/'.join(name)}", body["sha"])
                return {}
            case _, "repos", _, _, "pulls":
                return self._pulls(method, body)
            case "POST", "repos", _, _, "issues", number, "labels":
                self.proposals[int(number) - 1].labels += body["labels"]
                return []
        raise AssertionError((method, path))

    def _pulls(self, method: str, body: dict[str, Any]) -> Any:
        open_ones = [each for each in self.proposals if each.is_open]
        if method == "GET":
            return [self._proposal(each) for each in open_ones]
        if any(each.branch == body["head"] for each in open_ones):
            words = f"A pull request already exists for gemeente:{body['head']}."
            raise Refused(422, {"message": "Validation Failed", "errors": [{"message": words}]})
        number = len(self.proposals) + 1
        self.proposals.append(Proposal(number, body["title"], body["head"], body["draft"], body["body"]))
        return self._proposal(self.proposals[-1])

    def _graph(self, query: str, variables: dict[str, Any]) -> Any:
        if "mutation(" in query and not self.may_write:
            words = "Resource not accessible by personal access token"
            raise Refused(200, {"data": None, "errors": [{"type": "FORBIDDEN", "message": words}]})
        if "createRef(" in query:
            given = variables["input"]
            if self._head(given["name"]):
                words = f'A ref named "{given["name"]}" already exists in the repository.'
                raise Refused(200, {"data": {"createRef": None}, "errors": [{"message": words}]})
            self.git("update-ref", given["name"], given["oid"], "0" * 40)
            return {"createRef": {"ref": {"name": given["name"]}}}
        if "createCommitOnBranch(" in query:
            return self._commit(query, variables["input"])
        if "fork:" in query:
            return {"fork": {"id": "R1"}, "base": {"ref": {"target": {"oid": self._head("main")}}}}
        repository: dict[str, Any] = {"defaultBranchRef": {"name": "main"}}
        open_ones = [each for each in self.proposals if each.is_open]
        if "totalCount" in query:
            count = sum(each.branch == variables["branch"] for each in open_ones)
            repository["pullRequests"] = {"totalCount": count}
        elif "pullRequests(" in query:
            repository["pullRequests"] = {"nodes": [self._node(each) for each in open_ones if each.labels]}
        for alias, asked in re.findall(r'(\w+_\d+):\s*object\((?:oid|expression): "([^"]+)"\)', query):
            repository[alias] = self._blob(asked)
        branch = variables.get("branch", "main")
        ref = self._head(branch) and {"target": {"history": {"nodes": [self._last(branch)]}}}
        repository |= dict.fromkeys(re.findall(r"(\w+_\d+): \s*ref\(", query), ref)
        return {"repository": repository | {"ref": ref or None}}

    def _head(self, branch: str) -> str:
        """The last commit of a branch; empty where there is none."""
        return self.git(
            "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch.removeprefix('refs/heads/')}"
        ).strip()

    def _last(self, branch: str) -> dict[str, Any]:
        author = {
            "name": "Redactie",
            "email": "redactie@voorbeeld.nl",
            "user": {"id": 1, "login": "redactie"},
        }
        return {"oid": self._head(branch), "message": "", "committedDate": _MOMENT, "author": author}

    def _blob(self, asked: str) -> dict[str, Any]:
        if asked not in self._texts:
            text = self.git("cat-file", "blob", asked)
            if not re.fullmatch("[0-9a-f]{40}", asked):  # a name, of which the text may change
                return _blob(self.git("rev-parse", asked).strip(), text)
            self._texts[asked] = text
        return _blob(asked, self._texts[asked])

    def _commit(self, query: str, given: dict[str, Any]) -> Any:
        branch = given["branch"]["branchName"]
        index = {"GIT_INDEX_FILE": str(self.folder / ".git/form-index")}
        self.git("read-tree", given["expectedHeadOid"], **index)
        for each in given["fileChanges"]["additions"]:
            oid = self.git("hash-object", "-w", "--stdin", stdin=b64decode(each["contents"])).strip()
            self.git("update-index", "--add", "--cacheinfo", f"100644,{oid},{each['path']}", **index)
        tree = self.git("write-tree", **index).strip()
        parent, message = given["expectedHeadOid"], given["message"]["headline"]
        commit = self.git("commit-tree", tree, "-p", parent, "-m", message).strip()
        self.git("update-ref", f"refs/heads/{branch}", commit, parent)
        files = re.findall(r'(file_\d+): file\(path: "([^"]+)"\)', query)
        oids = {alias: {"oid": self.git("rev-parse", f"{commit}:{path}").strip()} for alias, path in files}
        return {"createCommitOnBranch": {"commit": {"oid": commit, "committedDate": _MOMENT, **oids}}}

    def _proposal(self, proposal: Proposal) -> dict[str, Any]:
        return {
            "number": proposal.number, "node_id": f"PR{proposal.number}", "title": proposal.title,
            "html_url": "https://github.com/", "head": {"sha": self._head(proposal.branch)},
            "created_at": _MOMENT, "updated_at": _MOMENT,
        }  # fmt: skip

    def _node(self, proposal: Proposal) -> dict[str, Any]:
        changed = self.git("diff", "--name-status", f"main...{proposal.branch}").splitlines()
        kinds = {"A": "ADDED", "M": "MODIFIED"}
        return {
            "number": proposal.number, "id": f"PR{proposal.number}", "title": proposal.title, "url": "",
            "isCrossRepository": False, "createdAt": _MOMENT, "updatedAt": _MOMENT,
            "headRefName": proposal.branch, "headRefOid": self._head(proposal.branch),
            "author": {"login": "redactie", "avatarUrl": ""},
            "labels": {"nodes": [{"name": name} for name in proposal.labels]},
            "files": {"nodes": [
                {"path": line.split("\t")[1], "changeType": kinds[line[0]]} for line in changed
            ]},
        }  # fmt: skip


def _blob(oid: str, text: str) -> dict[str, Any]:
    size = len(text.encode())
    return {"text": text, "isTruncated": False, "isBinary": False, "oid": oid, "byteSize": size}
