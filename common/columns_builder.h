// Builds a part of a column file from a chunk of articles, and a shard's column file from its parts.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/columns.h"
#include "common/document.h"

namespace backfile {

/// What of a row is in no article.
struct RowKeys {
  std::uint64_t id_hash;  ///< `hash_of` the id
  std::uint64_t cluster;  ///< the story that it is a version of
};

/// Collects articles, newest first, and writes their columns as a part: words are numbered as they come and
/// listed (word_list.h), there is no lexicon. Keeps pointers to the analyser's words: it must
/// not forget them before `write`. Memory: about four bytes a word and what the distinct words take.
class ColumnsBuilder {
 public:
  void add(const Article& article, const ArticleTokens& tokens, const RowKeys& keys,
           const Signature& signature);
  void write(const std::string& path) const;

 private:
  void add_tokens(const std::vector<Token>& tokens);

  std::vector<std::int64_t> dates_;
  std::vector<std::uint32_t> word_counts_;
  std::vector<std::uint64_t> id_hashes_;
  std::vector<std::uint64_t> clusters_;
  std::vector<Signature> signatures_;
  std::array<std::vector<std::vector<std::string>>, facet_count> facets_;
  std::vector<const Word*> words_;     ///< by the id that the analyser gave them; nullptr for those not met
  std::vector<std::uint32_t> counts_;  ///< likewise
  /// A break (token_units.h) or first_word_unit + id of the word.
  std::vector<std::uint32_t> codes_;
  std::vector<std::uint64_t> code_begins_ = {0};
};

/// Writes the columns of all parts, as ColumnsBuilder makes them, one after the other, under a common
/// lexicon. The parts' rows must follow each other in date order. Closes each part once its tokens are
/// copied: removed files are gone then.
void merge_columns(std::vector<std::unique_ptr<Columns>> parts, const std::string& path);

}  // namespace backfile
