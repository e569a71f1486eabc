// The lexicon of a column file while it is being made.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/section_file.h"

namespace backfile {

/// Distinct forms with their counts, folded forms and terms; keeps copies of the strings.
class LexiconWriter {
 public:
  /// The handle of a surface form, made at its first use.
  std::uint32_t form(std::string_view surface, std::string_view folded);
  void add_count(std::uint32_t handle, std::uint32_t count) { forms_[handle].count += count; }
  /// The form stands behind this posting term (one a language in which it occurs).
  void add_term(std::uint32_t handle, std::string_view term);

  /// Numbers forms by descending count, then surface (token_units.h), and writes the sections "forms",
  /// "form_counts", "folded" and "terms". Returns the form id of every handle.
  std::vector<std::uint32_t> write(SectionWriter& writer) const;

 private:
  struct Form {
    std::string_view surface;
    std::string_view folded;
    std::string_view term;
    std::uint32_t count = 0;
  };
  std::string_view keep(std::string_view text);

  std::pmr::monotonic_buffer_resource strings_{1U << 16};
  std::unordered_map<std::string_view, std::uint32_t> handles_;
  std::vector<Form> forms_;
  std::vector<std::pair<std::string_view, std::uint32_t>> further_terms_;
};

/// Writes lists as "name.begin" and "name.ids" from pairs sorted by list; lists without a pair are empty.
void write_lists(SectionWriter& writer, const std::string& name, std::uint32_t lists,
                 const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs);

}  // namespace backfile
