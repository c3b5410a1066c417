using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Framework.Lanes;
using Npgsql;
using Reqnroll;

namespace PlantedFailures;

/// <summary>Plants defects into the system, and has some of its own.</summary>
[Binding]
public sealed class PlantedSteps(ScenarioScope scenario)
{
    private static readonly Dictionary<string, string> NobodyPutAnythingHere = [];

    [Given("the system throws {string} at {string}")]
    public void Throws(string type, string where) => Plant(new Defect("throws", where, type));

    [Given("the system throws {string} on its way to {word}")]
    public void ThrowsTowards(string type, string vendor) => Plant(new Defect("throws towards", vendor, type));

    [Given("the system answers {int} at {string}")]
    public void Answers(int status, string where) => Plant(new Defect("answers", where, status.ToString(CultureInfo.InvariantCulture)));

    [Given("the system says {string} instead of {string} at {string}")]
    public void Says(string what, string insteadOf, string where) => Plant(new Defect("says", where, Unquoted(what), Unquoted(insteadOf)));

    [Given("the system runs {string} at {string}")]
    public void Runs(string sql, string where) => Plant(new Defect("runs", where, sql));

    [Given("the system loses its database at {string}")]
    public void LosesItsDatabase(string where) => Plant(new Defect("loses its database", where, ""));

    [Given("the system calls a stranger at {string}")]
    public void CallsStranger(string where) => Plant(new Defect("calls a stranger", where, ""));

    [Given("the system changes rows by a trigger")]
    public async Task ChangesRowsByTrigger()
    {
        await using var connection = new NpgsqlConnection(scenario.Lane.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("INSERT INTO producers (id, name, charges_enabled, created_at) VALUES (gen_random_uuid(), 'Nobody', false, now())", connection);
        System.Diagnostics.Activity.Current = null;
        await command.ExecuteNonQueryAsync();
    }

    [Given("the system has no disk left at {string}")]
    public void HasNoDiskLeft(string where) => Plant(new Defect("has no disk left", where, ""));

    [Given("the system forgets the header {string} towards {word}")]
    public void Forgets(string header, string vendor) => Plant(new Defect("forgets", vendor, header));

    [Given("the system tells {word} {string} instead of {string}")]
    public void Tells(string vendor, string what, string insteadOf) => Plant(new Defect("tells", vendor, Unquoted(what), Unquoted(insteadOf)));

    [When("a step dereferences nothing")]
    public void DereferencesNothing() => Console.Out.WriteLine(NobodyPutAnythingHere.GetValueOrDefault("invoice")!.Length);

    [When("a step looks for what nobody put there")]
    public void LooksInVain() => Console.Out.WriteLine(NobodyPutAnythingHere["invoice"]);

    [When("a step is not written yet")]
    public static void NotWritten() => throw new PendingStepException();

    [When("a step reads {string} as a number")]
    public static void ReadsNumber(string text) => Console.Out.WriteLine(int.Parse(text, CultureInfo.InvariantCulture));

    [When("a step writes to a full disk")]
    public static void FullDisk()
    {
        using var disk = new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
        disk.Write("x"u8);
        disk.Flush();
    }

    [When("a step listens where somebody listens")]
    public static void TakenPort()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        using var second = new TcpListener(IPAddress.Loopback, ((IPEndPoint)first.LocalEndpoint).Port);
        second.Start();
    }

    [When("a step starts a tool that is not installed")]
    public static void MissingTool() => Process.Start("no-such-tool-anywhere")?.Dispose();

    [When("a step asks a database that is not there")]
    public static async Task MissingDatabase()
    {
        await using var connection = new NpgsqlConnection("Host=127.0.0.1;Port=9;Database=gone;Username=nobody;Pooling=false");
        await connection.OpenAsync();
    }

    private static string Unquoted(string text) => text.Replace("''", "\"", StringComparison.Ordinal);

    private void Plant(Defect defect) => Defects.Plant(scenario.Identity.Id, defect);
}
