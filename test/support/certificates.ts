/**
 * Certificates of test receivers, and the authority that signed them. They protect nothing. Made by openssl 3 with elliptic keys
 * (prime256v1): `openssl req -new` for each name, then `openssl ca -startdate -enddate` with `subjectAltName` in an
 * extension file; `self_signed` with `-selfsign`. From 2020 until 2120, `expired` until 2021. The key of the authority was thrown
 * away, so a new one means to make all of them again.
 */

export type Certificate = Readonly<{ key: string; cert: string }>

/** Passed to the sender as one of its `authorities`. */
export const testAuthority = `-----BEGIN CERTIFICATE-----
MIIBVzCB/aADAgECAgEBMAoGCCqGSM49BAMCMBoxGDAWBgNVBAMMD1N0YW5jZWxv
ZyB0ZXN0czAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowGjEYMBYG
A1UEAwwPU3RhbmNlbG9nIHRlc3RzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
veUIhNJfeIN7MahrD63cQ9xRQvCNAdvsb6RZFFAh+0V8pSIxsN6iltM+zKdblCMl
jrU/QMQz9Q4sivO13yPryqMyMDAwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQU
jX8e3C559tZata5Bu8wcwxraXVAwCgYIKoZIzj0EAwIDSQAwRgIhAL9ESPMENqZv
tXbnyGTpSDyfbrEM4Qr3u2Hsk7KqXNKLAiEA8FoSl9xcG+5wJmUKstpsP4GyiqUa
TFgTLOnhTjO8RC8=
-----END CERTIFICATE-----`

/** What the certificates are for: `right` and `expired` for this name (`right` also for 127.0.0.1), `wrong_host` for another. */
export const certifiedHost = 'hooks.example.org'

export const certificates = {
  right: {
    key: `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIISq0q6nyTa8zgx+Tu3bODzbOFi3YDY5AoXVT8Qtv7NZoAoGCCqGSM49
AwEHoUQDQgAELpv9Wlspndch5ECMUMb96Yesq6vsZr7rIXssHPo0EVF7FHOhfGY9
IlAyrMyOxGEfPONcQeFfPGgpGEYirER1YQ==
-----END EC PRIVATE KEY-----`,
    cert: `-----BEGIN CERTIFICATE-----
MIIBjDCCATOgAwIBAgIBAjAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9TdGFuY2Vs
b2cgdGVzdHMwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBwxGjAY
BgNVBAMMEWhvb2tzLmV4YW1wbGUub3JnMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
QgAELpv9Wlspndch5ECMUMb96Yesq6vsZr7rIXssHPo0EVF7FHOhfGY9IlAyrMyO
xGEfPONcQeFfPGgpGEYirER1YaNmMGQwIgYDVR0RBBswGYIRaG9va3MuZXhhbXBs
ZS5vcmeHBH8AAAEwHQYDVR0OBBYEFN2/6WlGPJ+zXlJIP5eUsfiZFIc2MB8GA1Ud
IwQYMBaAFI1/HtwuefbWWrWuQbvMHMMa2l1QMAoGCCqGSM49BAMCA0cAMEQCID3i
ce3w//rTOaCrTn7HqXihnlQipMHpCxE4s2iMB1aPAiAnkU2syQB4xfIvrG08e83C
ZiRuO0yCGsIw6Tal8g+efQ==
-----END CERTIFICATE-----`,
  },
  expired: {
    key: `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIBM9sRZg6jTRbPKSEnnUgNXF8xM/u4YNPiya+lTc0BnFoAoGCCqGSM49
AwEHoUQDQgAEyguHO+8/jqfJz/F0Jl/BDUJZY9Pb9davQLEWg1jBXDF3sf/xAaSh
mIN2atSsm8zWtKs7SgoP+kRhCpI6v443UQ==
-----END EC PRIVATE KEY-----`,
    cert: `-----BEGIN CERTIFICATE-----
MIIBhDCCASugAwIBAgIBAzAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9TdGFuY2Vs
b2cgdGVzdHMwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAwMDAwWjAcMRowGAYD
VQQDDBFob29rcy5leGFtcGxlLm9yZzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BMoLhzvvP46nyc/xdCZfwQ1CWWPT2/XWr0CxFoNYwVwxd7H/8QGkoZiDdmrUrJvM
1rSrO0oKD/pEYQqSOr+ON1GjYDBeMBwGA1UdEQQVMBOCEWhvb2tzLmV4YW1wbGUu
b3JnMB0GA1UdDgQWBBR8OSxllAIKaCBl6rMi+adWyJzzgzAfBgNVHSMEGDAWgBSN
fx7cLnn21lq1rkG7zBzDGtpdUDAKBggqhkjOPQQDAgNHADBEAiB7Rx5uJGhdN/WU
AW5aaZO6kUHftDvySeefmeiAY/pnMgIgJi5UimPA557y0wu3+Riirzw69qIFvk+Y
+J6QzSKARgQ=
-----END CERTIFICATE-----`,
  },
  wrong_host: {
    key: `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIOnTR4c7BLy+Ju3dM7i4gggU0QuThRogCXYkHZ0j1hFboAoGCCqGSM49
AwEHoUQDQgAEMA9TOPefnV4ggmxxFOfXD7PycAGwhJ7J6CSaCSjfsMB2QpKF66W9
vLU2J3z9MVb1F+VIwmlbk0cBgXGWXRPkdA==
-----END EC PRIVATE KEY-----`,
    cert: `-----BEGIN CERTIFICATE-----
MIIBiDCCAS2gAwIBAgIBBDAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9TdGFuY2Vs
b2cgdGVzdHMwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBwxGjAY
BgNVBAMMEW90aGVyLmV4YW1wbGUub3JnMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
QgAEMA9TOPefnV4ggmxxFOfXD7PycAGwhJ7J6CSaCSjfsMB2QpKF66W9vLU2J3z9
MVb1F+VIwmlbk0cBgXGWXRPkdKNgMF4wHAYDVR0RBBUwE4IRb3RoZXIuZXhhbXBs
ZS5vcmcwHQYDVR0OBBYEFL7Fntur9TiPBMEPKG7451ixljtzMB8GA1UdIwQYMBaA
FI1/HtwuefbWWrWuQbvMHMMa2l1QMAoGCCqGSM49BAMCA0kAMEYCIQDVU2y34uze
KIa1odT8B4OhI1dgwRcs78pLDx0T2KPO0QIhAIla3BEtcmpYW+0BOnTZ9wbiBIED
Ur8Z4Jkt1ZP71FhQ
-----END CERTIFICATE-----`,
  },
  self_signed: {
    key: `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIKTsfJ844XzJJwOKEUOrfjj1RclaZPdQGHUlWw4KjL1joAoGCCqGSM49
AwEHoUQDQgAEspwVNBri0Rwz8thUFULsJXw5Ynq/kdu+wfo+ZSaa5ItPUjyhwLW8
9+WGGSx/WF8ur92duMSwHzHFO7SjPj/hbw==
-----END EC PRIVATE KEY-----`,
    cert: `-----BEGIN CERTIFICATE-----
MIIBaDCCAQ6gAwIBAgIBBTAKBggqhkjOPQQDAjAcMRowGAYDVQQDDBFob29rcy5l
eGFtcGxlLm9yZzAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowHDEa
MBgGA1UEAwwRaG9va3MuZXhhbXBsZS5vcmcwWTATBgcqhkjOPQIBBggqhkjOPQMB
BwNCAASynBU0GuLRHDPy2FQVQuwlfDlier+R277B+j5lJprki09SPKHAtbz35YYZ
LH9YXy6v3Z24xLAfMcU7tKM+P+Fvoz8wPTAcBgNVHREEFTATghFob29rcy5leGFt
cGxlLm9yZzAdBgNVHQ4EFgQU8a1AoeI+MTIaUe0jp/ATGJ7kp/MwCgYIKoZIzj0E
AwIDSAAwRQIhAPH6Lnmqgkpdu5idlcb/0J6syiLxeuKiWrpimQFRSEksAiB+4Wr7
eCfMVlGb5WB7syNRYqxBcEcwHuiGbE+S0a6+Sg==
-----END CERTIFICATE-----`,
  },
} as const satisfies Record<string, Certificate>
