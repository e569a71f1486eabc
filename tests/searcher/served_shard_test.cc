// A shard behind Xapian's server is searched with the same answers as on the disk.
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "common/error.h"
#include "indexer/commands/commands.h"
#include "scratch.h"
#include "searcher/search.h"
#include "tests/searcher/generated_articles.h"

using namespace backfile;

namespace {

// A port of this machine that nobody listens at.
unsigned free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(probe, reinterpret_cast<const sockaddr*>(&address), size) == 0);
  REQUIRE(::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  ::close(probe);
  return ntohs(address.sin_port);
}

// xapian-tcpsrv as a child process, listening once it is made.
class Server {
 public:
  explicit Server(const std::string& database) : port_(std::to_string(free_port())) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::setpgid(0, 0);  // its children, one a connection, end with it
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(ends[1], STDERR_FILENO);  // nothing that outlives the test keeps its output open
      ::close(ends[0]);
      ::execlp("xapian-tcpsrv", "xapian-tcpsrv", "--interface", "127.0.0.1", "--port", port_.c_str(),
               database.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    std::string said;
    char buffer[256];
    for (ssize_t count;
         said.find("Listening") == std::string::npos && (count = ::read(ends[0], buffer, sizeof buffer)) > 0;)
      said.append(buffer, static_cast<std::size_t>(count));
    said_ = ends[0];  // stays open: the server goes on talking
    REQUIRE_MESSAGE(said.find("Listening") != std::string::npos, "no xapian-tcpsrv: " << said);
  }
  ~Server() { stop(); }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void stop() {
    if (child_ <= 0) return;
    // Not SIGTERM: its handler calls exit(), which never returns in a child that is already exiting.
    ::kill(-child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    ::close(said_);
    child_ = 0;
  }
  std::string address() const { return "127.0.0.1:" + port_; }

 private:
  std::string port_;
  pid_t child_ = 0;
  int said_ = -1;
};

// The page as one text, but for the time that it took and the archive's name.
std::string printed(const ResultPage& page) {
  std::ostringstream out;
  out << page.head.searched << ' ' << page.tail.total << ' ' << to_iso(page.head.first_date) << '\n';
  for (const Hit& hit : page.hits) {
    out << hit.id << ' ' << hit.score << ' ' << hit.title << ' ' << to_iso(hit.date);
    for (const Snippet& snippet : hit.snippets) out << " | " << snippet.text;
    out << '\n';
  }
  for (const FacetCounts& facet : page.facets) {
    out << facet.distinct;
    for (const FacetCount& value : facet.values) out << ' ' << value.label << '=' << value.count;
    out << '\n';
  }
  for (const TimelineBucket& bucket : page.timeline.buckets)
    out << to_iso(bucket.start) << ' ' << bucket.count << '/' << bucket.articles << '\n';
  return out.str();
}

std::string shard_database(const std::string& archive, std::size_t shard) {
  return shard_path(archive, read_manifest(archive).shards.at(shard).name) + "/db";
}

}  // namespace

TEST_CASE("a served shard gives the answers of one on the disk, and is read once") {
  const ScratchFolder scratch;
  const std::string whole = scratch.file("whole");
  const std::string first = scratch.file("first");
  add_articles(scratch, first, generated_articles(1, 600));
  add_articles(scratch, whole, generated_articles(1, 600));
  add_articles(scratch, whole, generated_articles(2, 250));
  REQUIRE(read_manifest(whole).shards.size() == 2);
  std::size_t later = 0;  // the shard of the second add
  while (read_manifest(whole).shards[later].articles != 250) ++later;
  Server server(shard_database(whole, later));

  std::uint64_t read = 0;
  const auto count = [&](const std::string&, std::uint64_t done, std::uint64_t) {
    read = done;
    return true;
  };
  const ServedShards served = {{server.address()}, scratch.file("cache"), count};
  Searcher beside(first, 2, served);
  CHECK(read == 250);
  Searcher local(whole, 2);
  CHECK(beside.search({}).head.archive != Searcher(first, 1).search({}).head.archive);
  for (const char* query : {"the", "the of", "\"of the\"", "the w/3 of", "=The", "th*", "the OR of -a",
                            "words>80", "date:2005..2010", "country:*", "atleast3 the", "nosuchword", ""}) {
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      CAPTURE(query);
      SearchRequest request;
      request.query = query;
      request.sort = sort;
      request.limit = 50;
      const std::string expected = printed(local.search(request));
      CHECK(printed(beside.search(request)) == expected);
    }
  }

  read = 0;
  Searcher again(first, 1, served);
  CHECK(read == 0);
  server.stop();
  CHECK_THROWS_AS(again.search({}), Error);
}

TEST_CASE("a server that is none, or serves something else, is refused") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, generated_articles(1, 20));
  const auto refused = [&](const std::string& address) {
    try {
      Searcher(archive, 1, {{address}, scratch.file("cache"), {}});
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  CHECK(refused("localhost").find("is no address") != std::string::npos);
  CHECK(refused("localhost:0").find("is no address") != std::string::npos);
  CHECK(refused("127.0.0.1:" + std::to_string(free_port())).find("cannot reach") != std::string::npos);

  const std::string other = scratch.file("other");
  {
    Xapian::WritableDatabase database(other, Xapian::DB_CREATE);
    database.add_document(Xapian::Document());
  }
  const Server server(other);
  CHECK(refused(server.address()).find("serves no shard") != std::string::npos);
}
