#include "common/columns_builder.h"

#include <algorithm>
#include <map>
#include <set>

#include "common/error.h"
#include "common/lexicon_writer.h"
#include "common/token_units.h"
#include "common/word_list.h"

namespace backfile {
namespace {

std::string facet_name(std::size_t facet) {
  return std::string(facet_field(static_cast<Facet>(facet)).name);
}

// Writes one facet: the sorted values and each row's ids, in the row's order.
template <typename RowValues>
void write_facet(SectionWriter& writer, std::size_t facet, std::uint32_t rows, const RowValues& values_of) {
  std::set<std::string_view> distinct;
  for (std::uint32_t row = 0; row < rows; ++row)
    values_of(row, [&](std::string_view value) { distinct.insert(value); });
  std::map<std::string_view, std::uint32_t> ids;
  for (const std::string_view value : distinct)
    ids.emplace_hint(ids.end(), value, static_cast<std::uint32_t>(ids.size()));
  write_string_table(writer, facet_name(facet), distinct);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t row = 0; row < rows; ++row) {
    values_of(row, [&](std::string_view value) { pairs.emplace_back(row, ids.at(value)); });
  }
  write_lists(writer, facet_name(facet), rows, pairs);
}

// Appends one column of all parts.
template <typename T, typename Column>
void write_joined(SectionWriter& writer, const std::string& name,
                  const std::vector<std::unique_ptr<Columns>>& parts, const Column& column) {
  writer.begin(name);
  for (const auto& part : parts) writer.append<T>(column(*part));
}

// Puts a part's words into the common lexicon; returns the handle of each.
std::vector<std::uint32_t> add_words(const Columns& part, LexiconWriter& joined) {
  std::vector<std::uint32_t> handles;
  ListedWord word;
  for (WordListReader words(part.file().values<char>("words_met")); words.next(word);) {
    handles.push_back(joined.form(word.surface, word.form));
    joined.add_count(handles.back(), word.count);
    joined.add_term(handles.back(), word.term);
  }
  return handles;
}

// Writes one article with the form ids of the common lexicon.
void translate(const TokenCodes& from, const std::vector<std::uint32_t>& ids, TokenWriter& to) {
  read_tokens(
      from, [&](std::uint32_t form) { to.add_form(ids[form]); }, [&](TokenUnit gap) { to.add_break(gap); });
}

}  // namespace

void ColumnsBuilder::add_tokens(const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    if (&token != &tokens.front()) {
      if (token.before == Break::paragraph) codes_.push_back(unit_paragraph);
      if (token.before == Break::sentence) codes_.push_back(unit_sentence);
    }
    const std::uint32_t id = token.word->id;
    if (id >= words_.size()) {
      words_.resize(id + 1);
      counts_.resize(id + 1);
    }
    words_[id] = token.word;
    ++counts_[id];
    codes_.push_back(first_word_unit + id);
  }
}

void ColumnsBuilder::add(const Article& article, const ArticleTokens& tokens, const RowKeys& keys,
                         const Signature& signature) {
  dates_.push_back(article.date.known() ? article.date.seconds : no_date);
  word_counts_.push_back(static_cast<std::uint32_t>(tokens.words()));
  id_hashes_.push_back(keys.id_hash);
  clusters_.push_back(keys.cluster);
  signatures_.push_back(signature);
  for (std::size_t i = 0; i < facet_count; ++i) {
    const auto values = facet_values(article, static_cast<Facet>(i));
    facets_[i].emplace_back(values.begin(), values.end());
  }
  add_tokens(tokens.title);
  for (const auto* part : {&tokens.byline, &tokens.dateline, &tokens.text}) {
    codes_.push_back(unit_field);
    add_tokens(*part);
  }
  code_begins_.push_back(codes_.size());
}

void ColumnsBuilder::write(const std::string& path) const {
  SectionWriter writer(path);
  writer.section<std::int64_t>("dates", dates_);
  writer.section<std::uint32_t>("words", word_counts_);
  writer.section<std::uint64_t>("id_hashes", id_hashes_);
  writer.section<std::uint64_t>("clusters", clusters_);
  writer.section<Signature>("signatures", signatures_);
  const auto rows = static_cast<std::uint32_t>(dates_.size());
  for (std::size_t i = 0; i < facet_count; ++i) {
    write_facet(writer, i, rows, [&](std::uint32_t row, const auto& take) {
      for (const std::string& value : facets_[i][row]) take(value);
    });
  }
  std::string words;
  std::vector<std::uint32_t> numbers(words_.size());
  std::uint32_t listed = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i] == nullptr) continue;
    numbers[i] = listed++;
    append_word(words, *words_[i], counts_[i]);
  }
  if (listed > most_forms) throw Error("a part of a shard has too many distinct words");
  writer.section<char>("words_met", words);
  std::vector<std::uint64_t> begins = {0};
  std::vector<std::uint8_t> bytes;
  TokenWriter tokens;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::uint64_t i = code_begins_[row]; i < code_begins_[row + 1]; ++i) {
      if (codes_[i] < first_word_unit) {
        tokens.add_break(static_cast<TokenUnit>(codes_[i]));
      } else {
        tokens.add_form(numbers[codes_[i] - first_word_unit]);
      }
    }
    tokens.finish(bytes);
    begins.push_back(bytes.size());
  }
  writer.section<std::uint64_t>("token_begins", begins);
  writer.section<std::uint8_t>("tokens", bytes);
  writer.finish();
}

void merge_columns(std::vector<std::unique_ptr<Columns>> parts, const std::string& path) {
  SectionWriter writer(path);
  write_joined<std::int64_t>(writer, "dates", parts, [](const Columns& part) { return part.dates(); });
  write_joined<std::uint32_t>(writer, "words", parts, [](const Columns& part) { return part.word_counts(); });
  write_joined<std::uint64_t>(writer, "id_hashes", parts,
                              [](const Columns& part) { return part.id_hashes(); });
  write_joined<std::uint64_t>(writer, "clusters", parts, [](const Columns& part) { return part.clusters(); });
  write_joined<Signature>(writer, "signatures", parts, [](const Columns& part) { return part.signatures(); });
  std::vector<std::pair<const Columns*, std::uint32_t>> rows;
  for (const auto& part : parts) {
    for (std::uint32_t row = 0; row < part->rows(); ++row) rows.emplace_back(part.get(), row);
  }
  for (std::size_t i = 0; i < facet_count; ++i) {
    write_facet(writer, i, static_cast<std::uint32_t>(rows.size()), [&](std::uint32_t row, const auto& take) {
      const FacetColumn& column = rows[row].first->facet(static_cast<Facet>(i));
      for (const std::uint32_t id : column.ids[rows[row].second]) take(column.names[id]);
    });
  }
  LexiconWriter lexicon;
  std::vector<std::vector<std::uint32_t>> part_ids;
  for (const auto& part : parts) part_ids.push_back(add_words(*part, lexicon));
  const std::vector<std::uint32_t> ids = lexicon.write(writer);
  for (auto& handles : part_ids)
    std::ranges::for_each(handles, [&](std::uint32_t& handle) { handle = ids[handle]; });

  std::vector<std::uint64_t> begins = {0};
  std::vector<std::uint8_t> bytes;
  TokenWriter tokens;
  writer.begin("tokens");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::uint32_t row = 0; row < parts[i]->rows(); ++row) {
      bytes.clear();
      translate(parts[i]->tokens(row), part_ids[i], tokens);
      tokens.finish(bytes);
      writer.append<std::uint8_t>(bytes);
      begins.push_back(begins.back() + bytes.size());
    }
    parts[i].reset();
  }
  writer.section<std::uint64_t>("token_begins", begins);
  writer.finish();
}

}  // namespace backfile
