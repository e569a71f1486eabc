// A reader sees one state of the archive from its opening to its end, whatever a writer does.
#include <doctest/doctest.h>

#include "indexer/commands/commands.h"
#include "scratch.h"
#include "searcher/search.h"
#include "tests/searcher/generated_articles.h"

using namespace backfile;

namespace {

std::vector<std::string> ids_of(Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 0;
  request.snippets = 1;
  std::vector<std::string> ids;
  for (const Hit& hit : searcher.search(request).hits) ids.push_back(hit.id);
  return ids;
}

}  // namespace

TEST_CASE("a search across add, delete and merge sees the state that it was opened on") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add_articles(scratch, archive, generated_articles(1, 900));
  add_articles(scratch, archive, generated_articles(2, 400));
  Searcher searcher(archive, 2);
  const std::vector<std::string> before = ids_of(searcher, "the OR of");
  REQUIRE(before.size() > 1000);
  CHECK_FALSE(searcher.outdated());

  IndexOptions options;
  options.add = add_options(archive, {});
  options.ids = {before[0], before[1], before[2]};
  CHECK(run_delete(options) == ExitCode::done);
  add_articles(scratch, archive, generated_articles(3, 300));
  const std::atomic<bool> stop = false;
  CHECK(run_merge(options, stop) == ExitCode::done);
  add_articles(scratch, archive, generated_articles(4, 10));

  CHECK(searcher.outdated());
  CHECK(ids_of(searcher, "the OR of") == before);
  CHECK(searcher.article(before[0]).has_value());
  Searcher now(archive, 2);
  CHECK(ids_of(now, "the OR of").size() > before.size());
  CHECK_FALSE(now.article(before[0]).has_value());
}

TEST_CASE("daily adds are united as they come, and nothing is lost or doubled") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  const std::vector<Article> all = generated_articles(1, 600);
  for (std::size_t day = 0; day < 30; ++day) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(day * 20);
    add_articles(scratch, archive, std::vector<Article>(begin, begin + 20));
  }
  const Manifest manifest = read_manifest(archive);
  CHECK(manifest.shards.size() <= 8);
  CHECK(manifest.articles() == 600);
  CHECK(manifest.deleted() == 0);
  for (std::size_t i = 1; i < manifest.shards.size(); ++i)
    CHECK(manifest.shards[i].newest <= manifest.shards[i - 1].oldest);
  Searcher searcher(archive, 1);
  for (const Article& article : all) CHECK(searcher.article(article.id) == article);
}
