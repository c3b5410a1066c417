using System.Globalization;
using NUnit.Framework;
using Shouldly;
using YamlDotNet.RepresentationModel;

namespace Tests.Compose;

/// <summary>deploy/kubernetes/suite.yml: as many parts are run, waited for and merged as there are indexes.</summary>
internal sealed class KubernetesTests
{
    private static readonly IReadOnlyList<YamlMappingNode> Documents = Read();

    [Test]
    public void Parts_are_the_indexes_of_one_job()
    {
        var job = Job("suite");
        var parts = At(job, "spec", "completions");
        At(job, "spec", "parallelism").ShouldBe(parts, "all at once");
        At(job, "spec", "completionMode").ShouldBe("Indexed");
        Script(job).ShouldContain("part=$((JOB_COMPLETION_INDEX+1))");
        Script(job).ShouldContain($"--shard $part/{parts} --out /results/part-$part");
        At(job, "spec", "maxFailedIndexes").ShouldBe(parts, "no part ends the others");
    }

    [Test]
    public void As_many_are_waited_for_and_merged()
    {
        var (job, parts) = (Job("merge"), At(Job("suite"), "spec", "completions"));
        var wait = ((YamlMappingNode)Node(job, "spec", "template", "spec", "initContainers")[0])["args"][0].ToString();
        wait.ShouldContain($"-ge {parts} ]");
        Script(job).ShouldContain($"./tf merge /results/part-[1-{parts}] ");
        Script(job).ShouldContain("--gate quality-gate.yml");
        At(job, "spec", "backoffLimit").ShouldBe("0", "the gate's word is not asked for twice");
    }

    [Test]
    public void What_is_merged_is_what_the_parts_left()
    {
        foreach (var job in (YamlMappingNode[])[Job("suite"), Job("merge")])
        {
            var claim = At((YamlMappingNode)Node(job, "spec", "template", "spec", "volumes")[0], "persistentVolumeClaim", "claimName");
            Documents.ShouldContain(d => d["kind"].ToString() == "PersistentVolumeClaim" && At(d, "metadata", "name") == claim);
            At(job, "spec", "template", "spec", "securityContext", "runAsNonRoot").ShouldBe("true");
            long.Parse(At(job, "spec", "activeDeadlineSeconds"), CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        }
    }

    private static YamlMappingNode[] Read()
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Path.Combine(RepositoryRoot.Find(), "deploy", "kubernetes", "suite.yml"));
        yaml.Load(reader);
        return [.. yaml.Documents.Select(d => (YamlMappingNode)d.RootNode)];
    }

    private static YamlMappingNode Job(string name) => Documents.Single(d => d["kind"].ToString() == "Job" && At(d, "metadata", "name") == name);

    private static string Script(YamlMappingNode job) => ((YamlMappingNode)Node(job, "spec", "template", "spec", "containers")[0])["args"][0].ToString();

    private static YamlNode Node(YamlNode from, params string[] path) => path.Aggregate(from, (node, name) => node[name]);

    private static string At(YamlNode from, params string[] path) => Node(from, path).ToString();
}
