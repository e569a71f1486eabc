#include "common/lexicon_writer.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string>

#include "common/error.h"
#include "common/hash.h"
#include "common/string_table.h"
#include "common/token_units.h"

namespace backfile {
namespace {

using Pair = std::pair<std::string_view, std::uint32_t>;

// A sorted string table and, for each string, the ascending ids that belong to it.
void write_index(SectionWriter& writer, const std::string& name, std::vector<Pair>& pairs) {
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<std::string_view> strings;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ids;
  for (const auto& [text, id] : pairs) {
    if (strings.empty() || strings.back() != text) strings.push_back(text);
    ids.emplace_back(strings.size() - 1, id);
  }
  write_string_table(writer, name, strings);
  write_lists(writer, name, static_cast<std::uint32_t>(strings.size()), ids);
}

}  // namespace

void write_lists(SectionWriter& writer, const std::string& name, std::uint32_t lists,
                 const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  std::vector<std::uint32_t> begins(lists + std::size_t{1});
  std::vector<std::uint32_t> ids;
  ids.reserve(pairs.size());
  for (const auto& [list, id] : pairs) {
    ++begins[list + std::size_t{1}];
    ids.push_back(id);
  }
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  writer.section<std::uint32_t>(name + ".begin", begins);
  writer.section<std::uint32_t>(name + ".ids", ids);
}

std::string_view LexiconWriter::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* copy = static_cast<char*>(strings_.allocate(text.size(), 1));
  return {static_cast<const char*>(std::memcpy(copy, text.data(), text.size())), text.size()};
}

std::uint32_t LexiconWriter::form(std::string_view surface, std::string_view folded) {
  const auto found = handles_.find(surface);
  if (found != handles_.end()) return found->second;
  const auto handle = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back({keep(surface), keep(folded), {}, 0});
  handles_.emplace(forms_.back().surface, handle);
  return handle;
}

void LexiconWriter::add_term(std::uint32_t handle, std::string_view term) {
  Form& form = forms_[handle];
  if (form.term.empty()) {
    form.term = keep(term);
  } else if (form.term != term) {
    further_terms_.emplace_back(keep(term), handle);
  }
}

std::vector<std::uint32_t> LexiconWriter::write(SectionWriter& writer) const {
  std::vector<std::uint32_t> order(forms_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (forms_[a].count != forms_[b].count) return forms_[a].count > forms_[b].count;
    return forms_[a].surface < forms_[b].surface;
  });
  std::vector<std::uint32_t> ids(forms_.size());
  std::vector<std::string_view> surfaces;
  std::vector<std::uint32_t> counts;
  FormNumbers numbers;
  for (const std::uint32_t handle : order) {
    const Form& form = forms_[handle];
    const std::uint32_t id = numbers.next(hash_of(form.term));
    if (id == most_forms) throw Error("a shard has too many distinct words");
    ids[handle] = id;
    if (id >= surfaces.size()) {
      surfaces.resize(id + 1);
      counts.resize(id + 1);
    }
    surfaces[id] = form.surface;
    counts[id] = form.count;
  }
  write_string_table(writer, "forms", surfaces);
  writer.section<std::uint32_t>("form_counts", counts);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < forms_.size(); ++i) pairs.emplace_back(forms_[i].folded, ids[i]);
  write_index(writer, "folded", pairs);
  pairs.clear();
  for (std::size_t i = 0; i < forms_.size(); ++i) pairs.emplace_back(forms_[i].term, ids[i]);
  for (const auto& [term, handle] : further_terms_) pairs.emplace_back(term, ids[handle]);
  write_index(writer, "terms", pairs);
  return ids;
}

}  // namespace backfile
