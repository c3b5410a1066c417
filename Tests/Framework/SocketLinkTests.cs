using Framework.Sockets;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

/// <summary>What is on its way between the two ends of a socket.</summary>
public sealed class SocketLinkTests
{
    [Test]
    public void The_systems_end_is_awaited_until_the_tests_end_has_noticed_it()
    {
        var link = new SocketLink("olga", () => { });
        link.DescribeOutbound().ShouldBeNull();

        link.Abandoned();
        link.SystemEnded();
        link.DescribeInbound().ShouldBeNull("the system is done with it");
        link.DescribeOutbound().ShouldBe("the connection's end is on its way to socket 'olga'");

        link.Gone();
        link.DescribeOutbound().ShouldBeNull();
    }
}
