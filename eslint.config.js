/** Two rules that need types: a query that is never executed is awaited as nothing, and loses a write in silence. */
import tseslint from 'typescript-eslint'

export default [
  { ignores: ['**/*.mjs', '**/*.js', '.tap/', 'openapi/client.ts'] },
  {
    files: ['**/*.ts'],
    // Nothing is switched off by comments meant for these two rules alone.
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // tap waits for its subtests by itself.
          allowForKnownSafeCalls: [
            { from: 'package', package: '@tapjs/core', name: ['test', 'before', 'teardown'] },
            { from: 'package', package: '@tapjs/test', name: ['test', 'before', 'teardown'] },
          ],
        },
      ],
    },
  },
]
