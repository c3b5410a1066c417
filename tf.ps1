#!/usr/bin/env pwsh
# The command line of this repository, as ./tf is: builds Runner when its sources changed, then hands over to it.
$root = $PSScriptRoot
$assembly = Join-Path $root 'Runner/bin/Debug/net10.0/tf.dll'
$stamp = Join-Path $root '.tf/runner.stamp'

function Stop-With([string[]] $lines) {
    foreach ($line in $lines) { [Console]::Error.WriteLine($line) }
    exit 2
}

function Test-SourcesChanged {
    if (-not ((Test-Path $assembly) -and (Test-Path $stamp))) { return $true }
    $since = (Get-Item $stamp).LastWriteTimeUtc
    $sources = @(Get-ChildItem -Path $root -File -Filter 'Directory.*') + @(Get-Item (Join-Path $root 'global.json'))
    foreach ($room in 'Runner', 'Reports', 'Framework') {
        $sources += Get-ChildItem -Path (Join-Path $root $room) -Recurse | Where-Object { $_.FullName -notmatch '[\\/](bin|obj|out)([\\/]|$)' }
    }
    foreach ($source in $sources) { if ($source.LastWriteTimeUtc -gt $since) { return $true } }
    return $false
}

function Build-Runner {
    Push-Location $root
    try {
        dotnet --version *> $null
        if ($LASTEXITCODE -ne 0) {
            Stop-With @('tf needs the .NET SDK that global.json asks for.', 'Get it: https://dotnet.microsoft.com/download/dotnet/10.0')
        }
        New-Item -ItemType Directory -Force (Join-Path $root '.tf') | Out-Null
        $began = Get-Date
        $said = dotnet build Runner/Runner.csproj --nologo -v quiet -tl:off -consoleLoggerParameters:NoSummary 2>&1
        if ($LASTEXITCODE -ne 0) { Stop-With (@("tf itself doesn't build:") + ($said | Select-Object -First 20)) }
        New-Item -ItemType File -Force $stamp | Out-Null
        (Get-Item $stamp).LastWriteTime = $began
    }
    finally { Pop-Location }
}

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    Stop-With @("tf needs the .NET 10 SDK; there is no 'dotnet' on PATH.", 'Get it: https://dotnet.microsoft.com/download/dotnet/10.0')
}
if (Test-SourcesChanged) { Build-Runner }
dotnet $assembly @args
exit $LASTEXITCODE
