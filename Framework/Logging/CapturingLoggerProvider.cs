using System.Diagnostics;
using Framework.Evidence;
using Framework.Http;
using Framework.Tracing;
using Microsoft.Extensions.Logging;

namespace Framework.Logging;

/// <summary>
/// Puts what the system logs beside the step that caused it: its own categories from Information up, the platform's (Microsoft.*, System.*) from
/// Warning up. What the platform tells about requests and statements is evidence already, in better shape.
/// </summary>
internal sealed class CapturingLoggerProvider(ActivityWatcher listener) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new CapturingLogger(listener, categoryName);

    public void Dispose()
    {
    }

    private sealed class CapturingLogger(ActivityWatcher listener, string category) : ILogger
    {
        private readonly LogLevel _lowest = category.StartsWith("Microsoft.", StringComparison.Ordinal) || category.StartsWith("System.", StringComparison.Ordinal)
            ? LogLevel.Warning
            : LogLevel.Information;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= _lowest;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var activity = Activity.Current;
            if (!IsEnabled(logLevel) || listener.TraceOf(activity) is not { } trace)
                return;
            var bucket = activity is null ? trace.Current : trace.OwnerOf(activity.SpanId);
            bucket.Add(new LogEntry(
                TimeProvider.System.GetUtcNow(),
                logLevel.ToString(),
                category,
                SecretMask.Text(formatter(state, exception)),
                exception is null ? null : SecretMask.Text(exception.ToString())));
        }
    }
}
