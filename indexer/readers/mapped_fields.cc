#include "indexer/readers/mapped_fields.h"

#include <algorithm>

#include "indexer/readers/text_lines.h"

namespace backfile {

MappedFields::MappedFields(const ReaderOptions& options) {
  for (const auto& [part, field] : options.map) {
    if (!field.empty()) uses_.push_back({part, field});
  }
}

void MappedFields::see(std::string_view field, bool filled) {
  constexpr std::size_t most = 20;
  for (Use& use : uses_) {
    if (use.field != field) continue;
    use.seen = true;
    use.filled = use.filled || filled;
  }
  std::string name = clean_line_field(field);
  if (others_.size() < most && !name.empty() && std::ranges::find(others_, name) == others_.end())
    others_.push_back(std::move(name));
}

bool MappedFields::has(std::string_view part, bool Use::*what) const {
  return std::ranges::any_of(uses_, [&](const Use& use) { return use.part == part && use.*what; });
}

std::string MappedFields::missing() const {
  if (others_.empty()) return "";  // no record at all
  for (const Use& use : uses_) {
    if (has(use.part, &Use::seen)) continue;
    std::string there;
    for (const std::string& name : others_) there += (there.empty() ? ", but " : ", ") + name;
    return "--map " + use.part + "=" + use.field + ": there is no " + use.field + there;
  }
  return "";
}

std::string MappedFields::unused() const {
  if (std::string reason = missing(); !reason.empty()) return reason;
  for (const Use& use : uses_) {
    if (!has(use.part, &Use::filled))
      return "--map " + use.part + "=" + use.field + ": " + use.field + " is empty in all records";
  }
  return "";
}

}  // namespace backfile
