#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>

#include <map>
#include <random>
#include <thread>

#include "common/document.h"
#include "common/error.h"
#include "common/schema.h"
#include "common/shard.h"
#include "indexer/commands/commands.h"
#include "indexer/shards/live_articles.h"
#include "indexer/shards/rebuild.h"
#include "indexer/shards/writer_lock.h"
#include "scratch.h"

using namespace backfile;

namespace {

Article article(const std::string& id, const std::string& text, const std::string& date) {
  Article made;
  made.id = id;
  made.title = "Title of " + id;
  made.text = text;
  made.language = "en";
  if (!date.empty()) made.date = *parse_date(date);
  return made;
}

std::vector<Article> articles_of(const std::string& archive) {
  std::vector<Article> articles;
  std::vector<Shard> shards = open_shards(archive, read_manifest(archive));
  for_each_live_row(shards, [&](Shard& shard, std::uint32_t row) {
    articles.push_back(shard.article(row));
    return true;
  });
  return articles;
}

std::string ids_of(const std::string& archive) {
  std::string ids;
  for (const Article& one : articles_of(archive)) ids += one.id + " ";
  return ids;
}

IndexOptions options_for(const std::string& archive) {
  IndexOptions options;
  options.add = add_options(archive, {});
  return options;
}

// Articles with everything that can be stored.
std::vector<Article> many_articles(int count) {
  std::mt19937 random(3);
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) {
    Article made = article("id" + std::to_string(i), "", "");
    const auto words = 20 + random() % 200;
    for (unsigned k = 0; k < words; ++k)
      made.text += "word" + std::to_string(random() % 5000) + (k % 12 == 11 ? ".\n\n" : " ");
    made.text += "End.";
    if (random() % 9 != 0)
      made.date = {static_cast<std::int64_t>(random() % 1000) * 86400 - 400 * 86400, DatePrecision::day};
    made.country = {{"PK", Provenance::given, {}}, {"RU", Provenance::given, {}}};
    if (i % 3 == 0) made.topic = {{"sport", Provenance::given, {}}};
    made.extra = {{"page", std::to_string(i)}};
    articles.push_back(made);
  }
  return articles;
}

}  // namespace

TEST_CASE("an article survives serialisation, compression and the database") {
  Article full = article("ид-1", "Text “mit” Absätzen.\n\nZweiter.", "1824-02-17");
  full.country = {{"SUHH", Provenance::given, {}},
                  {"RU", Provenance::derived, {{3, 7, false, "capital"}, {0, 2, true, "name"}}}};
  full.person = {{"Ann Lee", Provenance::alias, {}}};
  full.extra = {{"a", "[1,2]"}, {"b", "\"x\""}};
  std::string bytes;
  serialise_article(full, bytes);
  CHECK(parse_article(bytes) == full);
  for (std::size_t cut = 0; cut < bytes.size(); ++cut)
    CHECK_THROWS_AS(parse_article(bytes.substr(0, cut)), Error);
  ArticleCodec codec("");
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  store_article(database, 300, full, codec);
  CHECK(stored_article(database, 300, codec) == full);
  Article head = full;
  head.text.clear();
  CHECK(stored_article_head(database, 300, codec) == head);
  CHECK_THROWS_AS(stored_article(database, 299, codec), Error);
  CHECK_THROWS_AS(stored_article_head(database, 299, codec), Error);
  const std::string packed = pack_article(full, codec);
  for (std::size_t cut = 0; cut < packed.size(); ++cut)
    CHECK_THROWS_AS(unpack_article(packed.substr(0, cut), codec), Error);
}

TEST_CASE("a dictionary of any size survives the database") {
  for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 8U << 16}) {
    std::string dictionary(size, '\0');
    for (std::size_t i = 0; i < size; ++i) dictionary[i] = static_cast<char>(i * 7 + i / 251);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    store_dictionary(database, dictionary);
    CHECK(stored_dictionary(database) == dictionary);
  }
}

TEST_CASE("an archive gives back what was added, newest first") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  const std::vector<Article> added = many_articles(500);
  const AddSummary summary = add_articles(scratch, archive, added);
  CHECK(summary.added == 500);
  std::map<std::string, Article> by_id;
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
  for (const Article& one : articles_of(archive)) {
    const std::int64_t date = one.date.known() ? one.date.seconds : no_date;
    CHECK(date <= last);
    last = date;
    by_id[one.id] = one;
  }
  REQUIRE(by_id.size() == added.size());
  for (const Article& one : added) CHECK(by_id[one.id] == one);
  CHECK(run_verify(options_for(archive)) == ExitCode::done);
}

TEST_CASE("threads read a shard through handles of their own, opened at any time") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, many_articles(100));
  std::vector<Shard> shards = open_shards(archive, read_manifest(archive));
  const Article first = shards[0].article(0);
  std::vector<Article> read(8);
  std::vector<std::jthread> threads;
  for (Article& result : read)
    threads.emplace_back([&] { result = shards[0].for_another_thread().article(0); });
  threads.clear();
  for (const Article& result : read) CHECK(result == first);
}

TEST_CASE("the number of jobs and the order of inputs do not change the archive") {
  const ScratchFolder scratch;
  const std::vector<Article> added = many_articles(3000);
  std::string one;
  std::string two;
  for (std::size_t i = 0; i < added.size(); ++i) (i % 2 == 0 ? one : two) += article_to_json(added[i]) + "\n";
  const std::string a = scratch.write("one.jsonl", one);
  const std::string b = scratch.write("two.jsonl", two);
  const std::atomic<bool> stop = false;
  AddOptions options = add_options(scratch.file("x"), {a, b});
  options.jobs = 1;
  add_to_archive(options, stop);
  options = add_options(scratch.file("y"), {b, a});
  options.jobs = 3;
  add_to_archive(options, stop);
  const Manifest x = read_manifest(scratch.file("x"));
  const Manifest y = read_manifest(scratch.file("y"));
  REQUIRE(x.shards.size() == 1);
  CHECK(x.fingerprint() == y.fingerprint());
  CHECK(read_file(shard_path(scratch.file("x"), x.shards[0].name) + "/columns") ==
        read_file(shard_path(scratch.file("y"), y.shards[0].name) + "/columns"));
  CHECK(articles_of(scratch.file("x")) == articles_of(scratch.file("y")));
}

TEST_CASE("adding again skips what is known, replaces by the newer, and keeps the rest") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive,
               {article("a", "one", "2001"), article("b", "two", "2002"), article("c", "three", "2003")});
  AddSummary again =
      add_articles(scratch, archive, {article("a", "one", "2001"), article("b", "two", "2002")});
  CHECK(again.added == 0);
  CHECK(again.known == 2);
  again = add_articles(
      scratch, archive,
      {article("a", "one, corrected", "2001"), article("b", "older", "1999"), article("d", "four", "2004")});
  CHECK(again.added == 2);
  CHECK(again.replaced == 1);
  CHECK(again.known == 0);
  CHECK(again.outdated == 1);
  CHECK(ids_of(archive) == "d c b a ");
  const std::vector<Article> now = articles_of(archive);
  CHECK(now[3].text == "one, corrected");
  CHECK(now[2].text == "two");
  CHECK(read_manifest(archive).articles() == 4);
  CHECK(read_manifest(archive).deleted() == 1);
  CHECK(run_verify(options_for(archive)) == ExitCode::done);
}

TEST_CASE("of an id seen twice in one run the newest publication is kept") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  const AddSummary summary =
      add_articles(scratch, archive, {article("a", "new", "2005"), article("a", "old", "2001")});
  CHECK(summary.added == 1);
  CHECK(summary.repeated == 1);
  CHECK(articles_of(archive)[0].text == "new");
}

TEST_CASE("articles that share an id and nothing of their texts are told apart from versions") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  const Article bridge =
      article("1", "The new bridge over the river opened on Sunday with a brass band.", "2001");
  const Article strike =
      article("1", "Dockers went back to work on Wednesday after eleven days of strike.", "2002");
  Article corrected = strike;
  corrected.text += " They had asked for higher pay.";
  corrected.date = *parse_date("2003");
  AddSummary summary = add_articles(scratch, archive, {bridge, strike});
  CHECK(summary.repeated == 1);
  CHECK(summary.shared_ids == 1);
  CHECK(summary.shared_id == "1");
  summary = add_articles(scratch, archive, {corrected});
  CHECK(summary.replaced == 1);
  CHECK(summary.shared_ids == 0);
  summary = add_articles(scratch, archive, {bridge});
  CHECK(summary.outdated == 1);
  CHECK(summary.shared_ids == 1);
  // Too short to be compared.
  summary = add_articles(scratch, archive, {article("1", "Nothing.", "2004")});
  CHECK(summary.replaced == 1);
  CHECK(summary.shared_ids == 0);
}

TEST_CASE(
    "of an id seen several times with one date the last in the input is kept, with any number of jobs") {
  for (const unsigned jobs : {1U, 4U}) {
    const ScratchFolder scratch;
    const std::string first = scratch.write("1.jsonl", R"({"id":"a","text":"first","date":"2005"})"
                                                       "\n"
                                                       R"({"id":"b","text":"the same","date":"2005"})"
                                                       "\n"
                                                       R"({"id":"a","text":"corrected","date":"2005"})"
                                                       "\n");
    const std::string second = scratch.write("2.jsonl", R"({"id":"a","text":"corrected twice","date":"2005"})"
                                                        "\n"
                                                        R"({"id":"b","text":"the same","date":"2005"})"
                                                        "\n");
    for (const bool forward : {true, false}) {
      const std::string archive = scratch.file(forward ? "forward" : "backward");
      AddOptions options =
          add_options(archive, forward ? std::vector{first, second} : std::vector{second, first});
      options.jobs = jobs;
      const std::atomic<bool> stop = false;
      const AddSummary summary = add_to_archive(options, stop);
      CHECK(summary.added == 2);
      CHECK(summary.repeated == 2);
      CHECK(summary.known == 1);
      for (const Article& one : articles_of(archive)) {
        if (one.id == "a") CHECK(one.text == (forward ? "corrected twice" : "corrected"));
      }
    }
  }
}

TEST_CASE("deleted articles are gone, and merging drops their rows") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, {article("a", "one", "2001"), article("b", "two", "2002")});
  add_articles(scratch, archive, {article("c", "three", "2000"), article("d", "four", "2003")});
  IndexOptions options = options_for(archive);
  options.ids = {"b", "c"};
  CHECK(run_delete(options) == ExitCode::done);
  CHECK(ids_of(archive) == "d a ");
  options.ids = {"b"};
  CHECK(run_delete(options) == ExitCode::some_rejected);
  CHECK(read_manifest(archive).deleted() == 2);
  const std::atomic<bool> stop = false;
  CHECK(run_merge(options, stop) == ExitCode::done);
  const Manifest merged = read_manifest(archive);
  CHECK(merged.shards.size() == 1);
  CHECK(merged.deleted() == 0);
  CHECK(ids_of(archive) == "d a ");
  CHECK(run_verify(options) == ExitCode::done);
}

TEST_CASE("merging and uniting leave articles as they are, whatever the add says of new ones") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  const std::atomic<bool> stop = false;
  std::size_t most_shards = 0;
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    std::string lines = R"({"id":"t)" + number + R"(","text":"12.5 17.3 99.1 4.4"})" + "\n";
    for (int k = 0; i == 0 && k < 30; ++k)
      lines += R"({"id":"e)" + std::to_string(k) +
               R"(","text":"The council decided that the bridge is shut."})"
               "\n";
    AddOptions options = add_options(archive, {scratch.write(number + ".jsonl", lines)});
    if (i == 11) options.source = "Quarry Post";
    add_to_archive(options, stop);
    most_shards = std::max(most_shards, read_manifest(archive).shards.size());
  }
  CHECK(read_manifest(archive).shards.size() < 12);  // some were united
  const auto check = [&](const std::string& language) {
    for (const Article& one : articles_of(archive)) {
      CAPTURE(one.id);
      CHECK(one.source == (one.id == "t11" ? "Quarry Post" : ""));
      if (one.id == "t5") CHECK(one.language == language);
    }
  };
  std::string language;
  for (const Article& one : articles_of(archive)) language = one.id == "t5" ? one.language : language;
  check(language);
  CHECK(run_merge(options_for(archive), stop) == ExitCode::done);
  check(language);
}

TEST_CASE("a second writer is turned away and told who is there") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, {article("a", "one", "2001")});
  const WriterLock lock(archive);
  try {
    add_articles(scratch, archive, {article("b", "two", "2001")});
    FAIL("the second writer was let in");
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::locked);
    CHECK(std::string(error.what()).find("process " + std::to_string(::getpid())) != std::string::npos);
  }
}

TEST_CASE("damaged and foreign archives are refused with a message, never a crash") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, many_articles(50));
  const Manifest manifest = read_manifest(archive);
  const std::string shard = shard_path(archive, manifest.shards[0].name);
  const std::string good_manifest = read_file(manifest_path(archive));
  const std::string good_columns = read_file(shard + "/columns");
  const std::string good_database = read_file(shard + "/db");
  const auto write = [](const std::string& path, const std::string& content) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
  };
  for (std::size_t cut = 0; cut < good_manifest.size(); cut += 37) {
    write(manifest_path(archive), good_manifest.substr(0, cut));
    CHECK_THROWS_AS(read_manifest(archive), Error);
  }
  std::string other = good_manifest;
  const std::string schema = "\"schema\": " + std::to_string(schema_version);
  other.replace(other.find(schema), schema.size(), "\"schema\": 99");
  write(manifest_path(archive), other);
  CHECK_THROWS_WITH_AS(read_manifest(archive), doctest::Contains("schema 99"), Error);
  write(manifest_path(archive), good_manifest);

  for (std::size_t cut = 0; cut < good_columns.size(); cut += good_columns.size() / 23) {
    write(shard + "/columns", good_columns.substr(0, cut));
    CHECK(run_verify(options_for(archive)) == ExitCode::failed);
  }
  for (std::size_t at = 70; at < good_columns.size(); at += good_columns.size() / 97) {
    std::string flipped = good_columns;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
    if (flipped == good_columns) continue;
    write(shard + "/columns", flipped);
    // A flipped byte between sections does no harm and is not seen; nothing may crash.
    run_verify(options_for(archive));
    try {
      articles_of(archive);
    } catch (const Error&) {
      continue;
    }
  }
  write(shard + "/columns", good_columns);
  write(shard + "/db", good_database.substr(0, good_database.size() / 2));
  CHECK(run_verify(options_for(archive)) == ExitCode::failed);
  write(shard + "/db", good_database);
  CHECK(run_verify(options_for(archive)) == ExitCode::done);
  std::filesystem::remove(shard + "/columns");
  CHECK(run_verify(options_for(archive)) == ExitCode::failed);
  CHECK_THROWS_AS(read_manifest(scratch.file("nothing")), Error);
  CHECK_THROWS_AS(add(scratch.file("articles.jsonl"), scratch.file("articles.jsonl")), std::exception);
}

TEST_CASE("a database of another version of Xapian is refused with the way out") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, many_articles(5));
  const std::string path = shard_path(archive, read_manifest(archive).shards[0].name) + "/db";
  std::fstream database(path, std::ios::binary | std::ios::in | std::ios::out);
  database.seekp(14);  // behind "\x0f\rXapian Glass": the version of the format
  database.write("\x7f\x01", 2);
  database.close();
  CHECK_THROWS_WITH_AS(articles_of(archive), doctest::Contains("another version of Xapian"), Error);
  try {
    articles_of(archive);
  } catch (const Error& error) {
    CHECK(error.hint().starts_with("export it with the version that wrote it"));
  }
  CHECK(run_verify(options_for(archive)) == ExitCode::failed);
}

TEST_CASE("what a killed run left behind is cleared by the next") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, {article("a", "one", "2001")});
  scratch.write("archive/staging/chunk-0-db/postlist.glass", "rubbish");
  scratch.write("archive/staging/spool", "rubbish");
  scratch.write("archive/shards/000007/db", "a shard that was never published");
  scratch.write("archive/manifest.json.new", "{");
  CHECK(ids_of(archive) == "a ");
  add_articles(scratch, archive, {article("b", "two", "2002")});
  CHECK(ids_of(archive) == "b a ");
  CHECK_FALSE(std::filesystem::exists(archive + "/staging"));
  CHECK_FALSE(std::filesystem::exists(archive + "/shards/000007"));
  CHECK(run_verify(options_for(archive)) == ExitCode::done);
}
