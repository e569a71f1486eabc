#include "indexer/rejects.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "common/error.h"
#include "common/screen_text.h"

namespace backfile {
namespace {

constexpr std::size_t different_reasons = 1000;

}  // namespace

RejectLog::RejectLog(const std::string& file, std::uint64_t shown) : shown_(shown) {
  if (file.empty()) return;
  file_.open(file, std::ios::binary);
  if (!file_) throw system_error("write", file);
}

void RejectLog::reject(std::string_view input, std::string_view record, std::string_view reason) {
  const std::scoped_lock lock(mutex_);
  ++count_;
  count_in(reasons_, reason);
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

void RejectLog::notice(std::string_view input, std::string_view what) {
  const std::scoped_lock lock(mutex_);
  ++notice_count_;
  count_in(notices_, what);
  if (notice_count_ > shown_) return;
  std::fprintf(stderr, "backfile-index: %s: %s\n", printable(input).c_str(), printable(what).c_str());
}

std::string RejectLog::summary() const {
  if (count_ == 0) return "";
  return std::to_string(count_) + (count_ == 1 ? " record rejected: " : " records rejected: ") +
         commonest(reasons_);
}

std::string RejectLog::notices() const {
  if (notice_count_ == 0) return "";
  return std::to_string(notice_count_) + (notice_count_ == 1 ? " notice: " : " notices: ") +
         commonest(notices_);
}

void RejectLog::count_in(Counts& counts, std::string_view words) {
  if (counts.size() < different_reasons || counts.contains(words)) ++counts[std::string(words)];
}

std::string RejectLog::commonest(const Counts& counts) {
  std::vector<std::pair<std::uint64_t, std::string>> order;
  for (const auto& [words, count] : counts) order.emplace_back(count, words);
  std::ranges::sort(order, std::greater<>());
  std::string text;
  constexpr std::size_t most = 3;
  for (std::size_t i = 0; i < std::min(order.size(), most); ++i) {
    if (i > 0) text += "; ";
    text += std::to_string(order[i].first) + " " + printable(order[i].second);
  }
  if (order.size() > most) text += "; ...";
  return text;
}

}  // namespace backfile
