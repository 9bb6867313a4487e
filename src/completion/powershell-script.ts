/**
 * Completion for PowerShell 5.1 and later. ASCII only, because PowerShell 5.1 reads scripts in the
 * code page of the system. Quotes each candidate after decoding it: PowerShell takes typographic
 * single quotes for straight ones.
 */
export const POWERSHELL_SCRIPT = `# spacecraft completion
Register-ArgumentCompleter -Native -CommandName 'spacecraft' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $words += "$wordToComplete" -replace '^[''"\\u2018-\\u201e]|[''"\\u2018-\\u201e]$', ''
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:COMP_WORDS = $words -join "\`n"
        spacecraft completion-server powershell 2>$null | ForEach-Object {
            $text, $description = $_.Split("\`t", 2)
            if (-not $description) { $description = $text }
            $quoted = if ($text -match '^[A-Za-z0-9_./=:+-]+$') { $text } else {
                "'" + ($text -replace '[''\\u2018-\\u201b]', '$&$&') + "'"
            }
            [System.Management.Automation.CompletionResult]::new($quoted, $text, 'ParameterValue', $description)
        }
    } finally {
        $env:COMP_WORDS = $null
        [Console]::OutputEncoding = $encoding
    }
}
# end of spacecraft completion
`;
