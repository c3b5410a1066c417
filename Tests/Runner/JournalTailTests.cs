using System.Text;
using NUnit.Framework;
using Runner.Running;
using Shouldly;
using Tests.Reports;

namespace Tests.Runner;

public sealed class JournalTailTests
{
    [Test]
    public void Half_a_line_waits_for_its_end_even_within_a_letter()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "scenarios.jsonl");
        var tail = new JournalTail(path);
        tail.ReadNew().ShouldBeEmpty("there is no journal yet");

        var line = Encoding.UTF8.GetBytes("""{"startedAt":"2026-01-12T09:00:00Z","id":"1","attempt":1,"folder":"","feature":"Билеты","name":"Один"}""" + "\n");
        var half = Array.IndexOf(line, Encoding.UTF8.GetBytes("Б")[0]) + 1;
        Append(path, line.AsSpan(0, half));
        tail.ReadNew().ShouldBeEmpty();
        Append(path, line.AsSpan(half));

        tail.ReadNew().ShouldHaveSingleItem().Feature.ShouldBe("Билеты");
        tail.ReadNew().ShouldBeEmpty();
    }

    private static void Append(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, FileMode.Append);
        file.Write(bytes);
    }
}
