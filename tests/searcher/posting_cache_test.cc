#include "searcher/match/posting_cache.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "scratch.h"

using namespace backfile;

namespace {

bool is_unpacked(const UnpackedPostings& postings, Shard& shard, const std::string& term) {
  std::size_t i = 0;
  const Xapian::PostingIterator end;
  for (auto at = shard.database().postlist_begin(term); at != end; ++at, ++i) {
    if (i >= postings.rows.size() || postings.rows[i] + 1 != *at || postings.impacts[i] != at.get_wdf())
      return false;
  }
  for (std::uint32_t row = 0; !postings.bits.empty() && row < shard.columns().rows(); ++row) {
    const bool is_set = (postings.bits[row / 8] >> row % 8 & 1) != 0;
    if (is_set != std::ranges::binary_search(postings.rows, row)) return false;
  }
  return i == postings.rows.size();
}

}  // namespace

TEST_CASE("a list that is asked for a second time is unpacked, and the least used one gives way") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add(archive, BACKFILE_SOURCE_DIR "/corpus/sample");
  std::vector<Shard> shards = open_shards(archive, read_manifest(archive));
  REQUIRE(shards.size() == 1);
  Shard& shard = shards.front();
  std::vector<std::pair<std::string, std::uint64_t>> terms;
  for (auto term = shard.database().allterms_begin(); term != shard.database().allterms_end(); ++term) {
    if (term.get_termfreq() >= 16) terms.emplace_back(*term, term.get_termfreq());
  }
  REQUIRE(terms.size() > 100);

  std::size_t with_bits = 0;
  PostingCache roomy(std::size_t{1} << 20);
  for (const auto& [term, frequency] : terms) CHECK(roomy.find(shard, term, frequency) == nullptr);
  for (const auto& [term, frequency] : terms) {
    CAPTURE(term);
    const auto postings = roomy.find(shard, term, frequency);
    REQUIRE(postings != nullptr);
    CHECK(is_unpacked(*postings, shard, term));
    if (!postings->bits.empty()) ++with_bits;
    CHECK(roomy.find(shard, term, frequency) == postings);
  }

  CHECK(with_bits > 10);

  PostingCache narrow(4 * (5 * terms[0].second + shard.columns().rows() / 8 + 1));  // four such lists
  const auto& [first, frequency] = terms[0];
  narrow.find(shard, first, frequency);
  const auto kept = narrow.find(shard, first, frequency);
  REQUIRE(kept != nullptr);
  for (const auto& [term, count] : terms) {
    narrow.find(shard, term, count);
    narrow.find(shard, term, count);
  }
  CHECK(narrow.find(shard, first, frequency) == nullptr);  // forgotten
  CHECK(is_unpacked(*kept, shard, first));                 // but its reader has it
  CHECK(roomy.find(shard, "no such term", 1) == nullptr);
}
