using System.Diagnostics;
using Framework.Evidence;
using Framework.Http;
using Framework.Tracing;
using Microsoft.Extensions.Logging;

namespace Framework.Logging;

/// <summary>Puts what the system logs beside the step that caused it.</summary>
internal sealed class CapturingLoggerProvider(ActivityWatcher listener) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new CapturingLogger(listener, categoryName);

    public void Dispose()
    {
    }

    private sealed class CapturingLogger(ActivityWatcher listener, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

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
