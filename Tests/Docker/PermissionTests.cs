using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using DotNet.Testcontainers.Builders;
using NUnit.Framework;
using Shouldly;

namespace Tests.Docker;

/// <summary>A socket that this user may not use. Root may use any, so another user's process tries it; no engine is needed.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
internal sealed class PermissionTests
{
    private const string Nobody = "65534";

    [Test]
    public async Task A_socket_without_permission_is_told_with_the_way_out()
    {
        var folder = Directory.CreateTempSubdirectory("tf-socket-").FullName;
        var socket = Path.Combine(folder, "docker.sock");
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        engine.Bind(new UnixDomainSocketEndPoint(socket));
        engine.Listen();
        File.SetUnixFileMode(socket, UnixFileMode.None);
        File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("777", 8));
        await File.WriteAllTextAsync(Path.Combine(folder, "allure.json"), $$"""{ "allure": { "directory": "{{folder}}/results" } }""");
        var message = Environment.IsPrivilegedProcess ? await AsNobodyAsync(folder, socket) : await RefusalAsync(socket);

        message.ShouldStartWith($"The Docker Engine's socket {socket} may not be used by ");
        message.ShouldContain(": permission denied. Add the user to the group that owns it (sudo usermod -aG docker ");
        Directory.Delete(folder, recursive: true);
    }

    [Test, Explicit("Run by the test above, as another user.")]
    public async Task Tries_the_socket()
    {
        var socket = Environment.GetEnvironmentVariable("TF_SOCKET")!;
        await File.WriteAllTextAsync(socket + ".said", await RefusalAsync(socket));
    }

    private static async Task<string> RefusalAsync(string socket)
    {
        await using var container = new ContainerBuilder(Engine.Plain).WithDockerEndpoint("unix://" + socket).Build();
        return (await Should.ThrowAsync<DockerUnavailableException>(() => container.StartAsync())).Message;
    }

    private static async Task<string> AsNobodyAsync(string folder, string socket)
    {
        var assembly = typeof(PermissionTests).Assembly.Location;
        if (await RunAsync("test", "-r", assembly) != 0)
            Assert.Ignore($"Another user cannot read {assembly}, so none can try the socket.");
        await RunAsync("env", $"TF_SOCKET={socket}", $"ALLURE_CONFIG={folder}/allure.json", "TF_TEST_STAY=1", "HOME=" + folder, "dotnet", assembly,
            "--filter", $"FullyQualifiedName={typeof(PermissionTests).FullName}.{nameof(Tries_the_socket)}", "--results-directory", folder);
        return await File.ReadAllTextAsync(socket + ".said");
    }

    private static async Task<int> RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. command]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
