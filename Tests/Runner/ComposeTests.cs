using NUnit.Framework;
using Reports.Summary;
using Shouldly;

namespace Tests.Runner;

/// <summary><c>tf run --target compose</c>, with a docker that is played by a shell script and writes down what it was asked.</summary>
[Platform(Exclude = "Win", Reason = "Docker and the suite are played by shell scripts.")]
public sealed class ComposeTests
{
    private const string AllPass = "lane; for s in One Two A1 A2; do began $s; ended $s Passed; done; exit 0";

    private const string Docker = """
        #!/bin/bash
        here=$(dirname "$0")
        echo "$*" >> "$here/asked"
        . "$here/docker.sh"
        case "$*" in
          version*) [ -z "$engine" ] || { echo "$engine"; exit 1; }; echo 20.10.24 ;;
          "compose version") exit ${compose:-0} ;;
          "image inspect"*) exit ${images:-0} ;;
          *" build "*) echo "Step 3/9 : RUN dotnet restore"; echo "error NU1301: no source answers"; exit ${build:-0} ;;
          *"config --services") printf 'database\nworker\nproxy\nintegration-tester\n' ;;
          *" up "*) [ -z "$waits" ] || sleep 30; exit ${up:-0} ;;
          "ps "*) printf 'c1\nc2\nc3\n' ;;
          inspect*) echo "["; state c1 database "$database"; echo ","; state c2 worker "$worker"; echo ","; state c3 proxy "$proxy"; echo "]" ;;
          "logs "*) echo "first"; echo "Password=hunter2; no space left on device" ;;
          *" logs "*) echo "worker | all that was said" ;;
          *" run "*) TF_ATTEMPT=1 TF_RESULTS=$TF_RESULTS_FOLDER exec "$here/dotnet" Features.dll ;;
        esac
        """;

    private const string Healthy = """
        well='"Status":"running","ExitCode":0,"Health":{"Status":"healthy","Log":[]}'
        database=$well; worker=$well; proxy=$well
        state() { echo "{\"Id\":\"$1\",\"State\":{$3},\"Config\":{\"Labels\":{\"com.docker.compose.service\":\"$2\"}}}"; }

        """;

    private Sandbox sandbox = null!;

    [SetUp]
    public void SetUp()
    {
        sandbox = new Sandbox();
        sandbox.Executable("fake/docker", Docker);
        sandbox.Write("fake/docker.sh", Healthy);
        sandbox.Suite(AllPass);
    }

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [Test]
    public async Task The_suite_runs_inside_the_stack_and_its_results_are_those_of_any_run()
    {
        var said = await RunAsync();

        said.ExitCode.ShouldBe(0, said.Text);
        said.Text.ShouldContain("is healthy after");
        var summary = RunSummary.Read(Path.Combine(sandbox.Output, "summary.json"));
        summary.Totals.Passed.ShouldBe(4);
        File.ReadAllText(Path.Combine(sandbox.Output, "run", "plan.json")).ShouldContain("\"compose\"");
        File.ReadAllText(Path.Combine(sandbox.Output, "run", "stack.log")).ShouldContain("worker | all that was said");
        var asked = Asked();
        asked.ShouldNotContain(a => a.Contains(" build ", StringComparison.Ordinal), "the images are there");
        var run = asked.Single(a => a.Contains(" run ", StringComparison.Ordinal));
        run.ShouldContain("--use-aliases");
        run.ShouldContain("-e TF_RESULTS=/results -e TF_RUN_ID=");
        run.ShouldContain("integration-tester Features/bin/Debug/net10.0/Features.dll --settings /results/run/selection.runsettings");
        run.ShouldEndWith("--results-directory /results/run");
        asked[^1].ShouldEndWith("down --volumes --remove-orphans --timeout 1");
    }

    [Test]
    public async Task Two_runs_have_stacks_of_their_own()
    {
        await RunAsync();
        await RunAsync();
        Asked().Where(a => a.Contains(" up ", StringComparison.Ordinal)).Select(a => a.Split(' ')[2]).Distinct().Count().ShouldBe(2);
    }

    [Test]
    public async Task Images_that_are_missing_are_built()
    {
        sandbox.Write("fake/docker.sh", Healthy + "images=1");
        var said = await RunAsync();
        said.ExitCode.ShouldBe(0, said.Text);
        Asked().ShouldContain(a => a.EndsWith("build worker mock-email proxy integration-tester", StringComparison.Ordinal));
        said.Text.ShouldContain("Built the images");
    }

    [Test]
    public async Task Images_that_do_not_build_are_told_with_what_was_said_last()
    {
        sandbox.Write("fake/docker.sh", Healthy + "images=1; build=1");
        var said = await RunAsync();
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("The images of the stack don't build.");
        said.Text.ShouldContain("error NU1301: no source answers");
        said.Text.ShouldContain(".ci/docker-images");
        Asked().ShouldNotContain(a => a.Contains(" up ", StringComparison.Ordinal));
    }

    [TestCase("\"Status\":\"running\",\"ExitCode\":0,\"Health\":{\"Status\":\"unhealthy\",\"Log\":[{\"Output\":\"HTTP/1.1 503 Service Unavailable\\n\"}]}", "worker: running, but unhealthy (its health check says: HTTP/1.1 503 Service Unavailable)")]
    [TestCase("\"Status\":\"exited\",\"ExitCode\":139", "worker: exited with code 139")]
    public async Task A_service_that_is_lost_is_named_with_its_last_words_and_nothing_is_left(string state, string expected)
    {
        sandbox.Write("fake/docker.sh", $"{Healthy}worker='{state}'; proxy='\"Status\":\"created\",\"ExitCode\":0'; waits=1");
        var said = await RunAsync();
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("The stack did not become healthy: worker is");
        said.Text.ShouldContain(expected);
        said.Text.ShouldContain("no space left on device");
        said.Text.ShouldNotContain("hunter2");
        said.Text.ShouldContain("Not started, since they wait for others: proxy");
        said.Text.ShouldNotContain("database:");
        Asked()[^1].ShouldContain(" down ");
        Asked().ShouldNotContain(a => a.Contains(" run ", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_stack_that_is_never_healthy_ends_within_the_limit()
    {
        sandbox.Write("fake/docker.sh", Healthy + """proxy='"Status":"running","ExitCode":0,"Health":{"Status":"starting","Log":null}'; waits=1""");
        var said = await RunAsync(limit: "1");
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("it was given 1.0 s (TF_COMPOSE_SECONDS)");
        said.Text.ShouldContain("proxy: running, but not healthy yet");
        Asked()[^1].ShouldContain(" down ");
    }

    [Test]
    public async Task What_compose_says_is_told_where_no_service_is_at_fault()
    {
        sandbox.Write("fake/docker.sh", Healthy + "up=1; [[ \"$*\" != *' up '* ]] || echo 'could not find an available address pool'");
        var said = await RunAsync();
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("compose could not start it");
        said.Text.ShouldContain("could not find an available address pool");
    }

    [TestCase("engine='Cannot connect to the Docker daemon'", "does not answer: Cannot connect to the Docker daemon")]
    [TestCase("compose=1", "neither \"docker compose\" nor \"docker-compose\" is here")]
    public async Task What_is_missing_is_said_with_what_to_try(string docker, string why)
    {
        sandbox.Executable("fake/docker-compose", "#!/bin/bash\nexit 1");
        sandbox.Write("fake/docker.sh", Healthy + docker);
        var said = await RunAsync();
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain(why);
    }

    [Test]
    public async Task An_older_engine_is_spoken_to_as_it_asks()
    {
        sandbox.Write("fake/docker.sh", Healthy + "[ -n \"$DOCKER_API_VERSION\" ] || engine='client version 1.52 is too new. Maximum supported API version is 1.41'");
        var said = await RunAsync();
        said.ExitCode.ShouldBe(0, said.Text);
    }

    [Test]
    public async Task An_older_compose_will_do()
    {
        sandbox.Executable("fake/docker-compose", "#!/bin/bash\n[ \"$1\" = version ] || exec \"$(dirname \"$0\")/docker\" compose \"$@\"");
        sandbox.Write("fake/docker.sh", Healthy + "[ \"$*\" != 'compose version' ] || compose=1");
        var said = await RunAsync();
        said.ExitCode.ShouldBe(0, said.Text);
    }

    [Test]
    public async Task Without_docker_there_is_no_stack()
    {
        var said = await sandbox.TfAsync([new("PATH", sandbox.PathOf("nothing"))], "run", "--no-allure", "--target", "compose");
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain("there is no docker command on PATH");
        said.Text.ShouldContain(".ci/docker-engine start");
    }

    [Test]
    public async Task A_failed_scenario_is_a_failed_run_and_the_stack_goes()
    {
        sandbox.Suite("lane; for s in One A1 A2; do ended $s Passed; done; ended Two Failed 'the seat is taken'; exit 2");
        var said = await RunAsync();
        said.ExitCode.ShouldBe(1, said.Text);
        said.Text.ShouldContain("the seat is taken");
        Asked()[^1].ShouldContain(" down ");
    }

    [Test]
    public async Task A_stopped_run_takes_its_stack_down()
    {
        sandbox.Suite("lane; began One; touch \"$here/running\"; sleep 60");
        using var process = sandbox.Start([new("PATH", $"{sandbox.PathOf("fake")}:{Environment.GetEnvironmentVariable("PATH")}")], "run", "--no-allure", "--target", "compose");
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System))
            while (!File.Exists(sandbox.PathOf("fake/running")))
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        await Sandbox.SignalAsync(process, "INT");
        var said = await Sandbox.EndAsync(process);
        said.ExitCode.ShouldBe(130, said.Text);
        Asked().ShouldContain(a => a.StartsWith("rm --force tf-", StringComparison.Ordinal));
        Asked()[^1].ShouldContain(" down ");
    }

    [TestCase("--target nowhere", "--target nowhere: expected")]
    [TestCase("--target compose --database local", "the stack has a database of its own")]
    public async Task What_cannot_be_asked_for_is_said_before_anything_runs(string flags, string why)
    {
        var said = await sandbox.TfAsync(["run", "--no-allure", .. flags.Split(' ')]);
        said.ExitCode.ShouldBe(2, said.Text);
        said.Text.ShouldContain(why);
    }

    private Task<Said> RunAsync(string limit = "30") => sandbox.TfAsync(
        [new("PATH", $"{sandbox.PathOf("fake")}:{Environment.GetEnvironmentVariable("PATH")}"), new("TF_COMPOSE_SECONDS", limit)],
        "run", "--no-allure", "--target", "compose");

    private string[] Asked() => File.ReadAllLines(sandbox.PathOf("fake/asked"));
}
