using NUnit.Framework;

namespace Tests;

internal sealed class SmokeTests
{
    [Test]
    public void The_solution_file_is_found_from_the_test_assembly() =>
        Assert.That(RepositoryRoot.Find(), Does.Exist);
}
