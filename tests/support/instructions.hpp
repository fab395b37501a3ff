#pragma once

#include "core/records/instructions.hpp"

namespace retain {

/// Chooses instructions as long as it lives.
class ChosenInstructions {
 public:
  explicit ChosenInstructions(Instructions chosen) { choose_instructions(chosen); }
  ChosenInstructions(const ChosenInstructions&) = delete;
  ChosenInstructions& operator=(const ChosenInstructions&) = delete;
  ~ChosenInstructions() { choose_instructions(supported_instructions().back()); }
};

}  // namespace retain
