using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Framework.Http;

namespace Framework.Tracing;

/// <summary>
/// Parameters and rows of statements, which Npgsql's activities do not carry. Entity Framework announces each command to whoever listens; the framework
/// knows it by the names of its events only, and depends on none of its types. Commands that go past it have neither.
/// </summary>
internal sealed partial class CommandNotes : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Source = "Microsoft.EntityFrameworkCore", Executing = $"{Source}.Database.Command.CommandExecuting", Executed = $"{Source}.Database.Command.CommandExecuted", Closing = $"{Source}.Database.Command.DataReaderClosing", Disposing = $"{Source}.Database.Command.DataReaderDisposing";

    private const int LongestValue = 200;

    private static readonly AsyncLocal<Note?> Ambient = new();
    private static readonly ConcurrentDictionary<(Type, string), Func<object, object?>> Getters = new();
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> ColumnsOf = new(StringComparer.Ordinal);

    private readonly ConditionalWeakTable<DbCommand, Note> _notes = [];
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly IDisposable _all;

    internal CommandNotes() => _all = DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>What is known of the command that is being sent in this flow.</summary>
    internal static Note? Current => Ambient.Value;

    public void Dispose()
    {
        _all.Dispose();
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == Source)
            _subscriptions.Add(listener.Subscribe(this, static name => name is Executing or Executed or Closing or Disposing));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> announced)
    {
        if (announced.Value is not { } payload || Get(payload, "Command") is not DbCommand command)
            return;
        switch (announced.Key)
        {
            case Executing:
                var note = new Note(command);
                _notes.AddOrUpdate(command, note);
                Ambient.Value = note;
                break;
            case Executed when Get(payload, "Result") is int affected && _notes.TryGetValue(command, out var written):
                written.Rows = affected;
                break;
            case Closing or Disposing when _notes.TryGetValue(command, out var read):
                read.Rows = Get(payload, "RecordsAffected") is int changed and >= 0 ? changed : Get(payload, "ReadCount") as int?;
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static object? Get(object payload, string property) => Getters.GetOrAdd((payload.GetType(), property), static key =>
    {
        var getter = key.Item1.GetProperty(key.Item2)?.GetMethod;
        return getter is null ? static _ => null : payload => getter.Invoke(payload, null);
    })(payload);

    /// <summary>Which parameter goes into which column, as far as the statement's text tells.</summary>
    private static IReadOnlyDictionary<string, string> Columns(string text) => ColumnsOf.GetOrAdd(text, static text =>
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match pair in Pair().Matches(text))
            columns.TryAdd(pair.Groups["parameter"].Value, pair.Groups["column"].Value);
        foreach (Match insert in Insert().Matches(text))
        {
            var names = insert.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries);
            foreach (Match row in Row().Matches(insert.Groups["rows"].Value))
            {
                var values = row.Groups["values"].Value.Split(',', StringSplitOptions.TrimEntries);
                for (var i = 0; i < Math.Min(names.Length, values.Length); i++)
                    columns.TryAdd(values[i].TrimStart('@'), names[i].Trim('"'));
            }
        }

        return columns;
    });

    /// <summary>What is known of one command.</summary>
    internal sealed class Note(DbCommand command)
    {
        /// <summary>Rows read or written; null if not known.</summary>
        internal int? Rows { get; set; }

        /// <summary>Name and value of each parameter, in one line; masked by the column that it goes into, and by what it looks like.</summary>
        internal string Parameters(string text)
        {
            if (command.Parameters.Count == 0)
                return "";
            var columns = Columns(text);
            return string.Join(", ", command.Parameters.Cast<DbParameter>().Select(p => $"{p.ParameterName}={Shown(p, columns)}"));
        }

        private static string Shown(DbParameter parameter, IReadOnlyDictionary<string, string> columns)
        {
            if (parameter.Value is null or DBNull)
                return "null";
            if (SecretMask.IsSecretField(columns.GetValueOrDefault(parameter.ParameterName.TrimStart('@'), parameter.ParameterName.TrimStart('@'))))
                return SecretMask.Mask;
            var text = parameter.Value switch
            {
                string value => $"'{value}'",
                byte[] bytes => $"{bytes.Length} bytes",
                DateTime or DateTimeOffset => ((IFormattable)parameter.Value).ToString("O", CultureInfo.InvariantCulture),
                Array values => $"[{string.Join(", ", values.Cast<object?>().Take(20))}{(values.Length > 20 ? $", ... {values.Length} in all" : "")}]",
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var other => other.ToString() ?? "",
            };
            text = parameter.Value is Guid or DateTime or DateTimeOffset or DateOnly or TimeOnly or bool or int or short ? SecretMask.Known(text) : SecretMask.Text(text);
            return text.Length <= LongestValue ? text : $"{text[..LongestValue]}... ({text.Length} characters)";
        }
    }

    [GeneratedRegex(@"(?<column>\w+)""?\s*=\s*@(?<parameter>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();

    [GeneratedRegex(@"insert\s+into\s+[\w.""]+\s*\((?<columns>[^)]*)\)\s*values\s*(?<rows>(\([^)]*\)\s*,?\s*)+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Insert();

    [GeneratedRegex(@"\((?<values>[^)]*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
