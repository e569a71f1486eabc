#include "indexer/rejects.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "common/error.h"

namespace backfile {
namespace {

constexpr std::size_t different_reasons = 1000;

}  // namespace

std::string printable(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return out;
}

RejectLog::RejectLog(const std::string& file, std::uint64_t shown) : shown_(shown) {
  if (file.empty()) return;
  file_.open(file, std::ios::binary);
  if (!file_) throw system_error("write", file);
}

void RejectLog::reject(std::string_view input, std::string_view record, std::string_view reason) {
  const std::scoped_lock lock(mutex_);
  ++count_;
  if (reasons_.size() < different_reasons || reasons_.contains(reason)) ++reasons_[std::string(reason)];
  if (file_.is_open()) {
    const nlohmann::ordered_json json = {{"input", input}, {"record", record}, {"reason", reason}};
    file_ << json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n'
          << std::flush;
    if (!file_) throw Error("cannot write the file of rejects", "the disk may be full");
  }
  if (count_ > shown_) return;
  std::fprintf(stderr, "backfile-index: rejected %s%s%s: %s\n", printable(input).c_str(),
               record.empty() ? "" : ", ", printable(record).c_str(), printable(reason).c_str());
  if (count_ == shown_)
    std::fputs("backfile-index: further rejects are only counted (-v and --rejects FILE name all)\n", stderr);
}

std::string RejectLog::summary() const {
  if (count_ == 0) return "";
  std::vector<std::pair<std::uint64_t, std::string>> order;
  for (const auto& [reason, count] : reasons_) order.emplace_back(count, reason);
  std::ranges::sort(order, std::greater<>());
  std::string text = std::to_string(count_) + (count_ == 1 ? " record rejected: " : " records rejected: ");
  constexpr std::size_t most = 3;
  for (std::size_t i = 0; i < std::min(order.size(), most); ++i) {
    if (i > 0) text += "; ";
    text += std::to_string(order[i].first) + " " + printable(order[i].second);
  }
  if (order.size() > most) text += "; ...";
  return text;
}

}  // namespace backfile
