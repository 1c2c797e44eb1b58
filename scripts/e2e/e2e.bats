#!/usr/bin/env bats
# The smoke tests as tests: on the real engine, with the real image. The first run builds it, which takes minutes; later ones do not.

setup() { cd "$BATS_TEST_DIRNAME"; }

@test "the whole way in containers" {
  run ./onboard-docker.sh
  echo "$output"
  [ "$status" -eq 0 ]
  [[ $output == *"the whole way works"* ]]
}

@test "the dashboard link as a QR code" {
  run ./qr-docker.sh
  echo "$output"
  [ "$status" -eq 0 ]
  [[ $output == *"the code holds the link"* ]]
}
