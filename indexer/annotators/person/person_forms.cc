#include "indexer/annotators/person/person_forms.h"

#include <cstddef>

namespace backfile {
namespace {

constexpr std::uint64_t attested_percent = 15;  // of the commonest form, for a fuller one

// Initials do not make a name fuller: readers know Ben Bernanke.
std::size_t fullness(const std::string& form) {
  const PersonName name = parse_person_name(form);
  return static_cast<std::size_t>(
      std::ranges::count_if(name.keys, [](const std::string& key) { return key.size() > 1; }));
}

}  // namespace

void PersonForms::add(const std::string& form, PersonName&& name, std::uint64_t count) {
  forms.emplace_back(form, count);
  names.push_back(std::move(name));
  articles += count;
}

const std::string& PersonForms::best() const {
  std::uint64_t most = 0;
  for (const auto& [form, count] : forms) most = std::max(most, count);
  const std::pair<std::string, std::uint64_t>* best = nullptr;
  for (const auto& candidate : forms) {
    const bool attested =
        candidate.second >= attested_articles && candidate.second * 100 >= most * attested_percent;
    if (!attested && candidate.second < most) continue;
    if (best == nullptr || fullness(candidate.first) > fullness(best->first) ||
        (fullness(candidate.first) == fullness(best->first) && candidate.second > best->second)) {
      best = &candidate;
    }
  }
  return best->first;
}

}  // namespace backfile
