#include "indexer/shards/near_duplicates.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "scratch.h"

using namespace backfile;

namespace {

using Words = std::vector<std::string>;

Words random_words(std::mt19937& random, int count) {
  Words words;
  for (int i = 0; i < count; ++i) words.push_back("w" + std::to_string(random() % 20000));
  return words;
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

double exact_jaccard(const Words& a, const Words& b) {
  const auto shingles = [](const Words& words) {
    std::set<Words> set;
    for (auto at = words.begin(); words.end() - at >= 4; ++at) set.emplace(at, at + 4);
    return set;
  };
  const auto x = shingles(a);
  const auto y = shingles(b);
  std::size_t common = 0;
  for (const Words& each : x) common += y.count(each);
  return static_cast<double>(common) / static_cast<double>(x.size() + y.size() - common);
}

// Ids by cluster, single ones left out.
std::set<std::set<std::string>> clusters_of(const std::string& archive) {
  std::map<std::uint64_t, std::set<std::string>> by_cluster;
  std::vector<Shard> shards = open_shards(archive, read_manifest(archive));
  for (Shard& shard : shards) {
    for (std::uint32_t row = 0; row < shard.columns().rows(); ++row) {
      if (!shard.deleted().contains(row))
        by_cluster[shard.columns().clusters()[row]].insert(shard.article(row).id);
    }
  }
  std::set<std::set<std::string>> clusters;
  for (const auto& [cluster, ids] : by_cluster) {
    if (ids.size() > 1) clusters.insert(ids);
  }
  return clusters;
}

Article article(const std::string& id, const std::string& date, const std::string& text) {
  Article made;
  made.id = id;
  made.text = text;
  made.date = *parse_date(date);
  made.language = "en";
  return made;
}

}  // namespace

TEST_CASE("the similarity of signatures is that of the shingles, more or less") {
  std::mt19937 random(5);
  double error = 0;
  int pairs = 0;
  for (int changed = 0; changed <= 60; changed += 4) {
    const Words words = random_words(random, 300);
    Words other = words;
    for (int i = 0; i < changed; ++i) other[random() % other.size()] = "x" + std::to_string(random());
    const double estimate = similarity(signature_of(joined(words)), signature_of(joined(other)));
    error += std::abs(estimate - exact_jaccard(words, other));
    ++pairs;
  }
  CHECK(error / pairs < 0.06);
}

TEST_CASE("case, punctuation and line breaks make no other signature; short texts have none") {
  const std::string plain =
      "the quick brown fox jumps over the lazy dog and then it runs away from all of them";
  CHECK(signature_of(plain).comparable());
  CHECK(signature_of(
            "The quick, brown fox\n\njumps over the LAZY dog; and then it runs away from all of them.") ==
        signature_of(plain));
  CHECK_FALSE(signature_of("too short to tell").comparable());
  CHECK_FALSE(signature_of("").comparable());
  CHECK(signature_of("今天政府宣布新的经济政策，市场反应积极").comparable());
}

TEST_CASE("the families of the sample archive are its clusters") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add(archive, BACKFILE_SOURCE_DIR "/corpus/sample");
  std::map<std::string, std::set<std::string>> families;
  std::ifstream gold(BACKFILE_SOURCE_DIR "/corpus/gold.jsonl");
  for (std::string line; std::getline(gold, line);) {
    const auto row = nlohmann::json::parse(line);
    if (row.contains("family")) families[row["family"]].insert(row["id"].get<std::string>());
  }
  std::set<std::set<std::string>> wanted;
  for (const auto& [name, ids] : families) wanted.insert(ids);
  REQUIRE(wanted.size() >= 4);
  CHECK(clusters_of(archive) == wanted);
}

TEST_CASE("versions that come later join the cluster of what is there") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  std::mt19937 random(9);
  const Words story = random_words(random, 200);
  Words shorter = story;
  shorter.resize(150);
  Words corrected = story;
  corrected[20] = "corrected";
  add_articles(scratch, archive,
               {article("first", "2001-05-01", joined(story)),
                article("other", "2001-05-01", joined(random_words(random, 200)))});
  add_articles(scratch, archive, {article("second", "2001-05-02", joined(shorter))});
  add_articles(scratch, archive,
               {article("third", "2001-05-03", joined(corrected)),
                article("fourth", "2001-05-03", joined(random_words(random, 200)))});
  CHECK(clusters_of(archive) == std::set<std::set<std::string>>{{"first", "second", "third"}});
}

TEST_CASE("ten thousand articles with the same boilerplate are told apart in good time") {
  const ScratchFolder scratch;
  Spool spool(scratch.file("spool"));
  ArticleCodec codec;
  std::mt19937 random(3);
  const std::string boilerplate = joined(random_words(random, 40));
  for (int i = 0; i < 10000; ++i) {
    Words words = random_words(random, 60);
    spool.append(article(std::to_string(i), "2001", boilerplate + joined(words)),
                 static_cast<std::uint32_t>(i), codec);
  }
  find_clusters(spool, {});
  std::set<std::uint64_t> clusters;
  for (const SpoolEntry& entry : spool.entries()) clusters.insert(entry.cluster);
  CHECK(clusters.size() > 9900);
}
