#include "indexer/given_labels.h"

namespace backfile {
namespace {

constexpr std::string_view given_as = "given as: ";

}  // namespace

Evidence given_evidence(std::string_view value) {
  return {0, 0, false, std::string(given_as) + std::string(value)};
}

std::string_view given_value(const Evidence& evidence) {
  const std::string_view reason = evidence.reason;
  return reason.starts_with(given_as) ? reason.substr(given_as.size()) : std::string_view();
}

std::vector<Label> given_labels(const std::vector<Label>& labels) {
  std::vector<Label> given;
  for (const Label& label : labels) {
    if (label.provenance == Provenance::given) given.push_back({label.value, Provenance::given, {}});
    for (const Evidence& evidence : label.evidence) {
      const std::string_view value = given_value(evidence);
      if (!value.empty()) given.push_back({std::string(value), Provenance::given, {}});
    }
  }
  return given;
}

}  // namespace backfile
