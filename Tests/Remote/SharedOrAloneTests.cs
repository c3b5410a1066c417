using Framework.Remote;
using NUnit.Framework;
using Shouldly;

namespace Tests.Remote;

internal sealed class SharedOrAloneTests
{
    [Test]
    public async Task Several_share_and_one_more_waits()
    {
        var door = new SharedOrAlone(2);
        await door.EnterAsync(alone: false);
        await door.EnterAsync(alone: false);
        var third = door.EnterAsync(alone: false);
        third.IsCompleted.ShouldBeFalse();
        door.Leave(alone: false);
        await third.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Who_wants_to_be_alone_waits_for_all_and_lets_nobody_by()
    {
        var door = new SharedOrAlone(2);
        await door.EnterAsync(alone: false);
        var alone = door.EnterAsync(alone: true);
        var late = door.EnterAsync(alone: false);
        (alone.IsCompleted, late.IsCompleted).ShouldBe((false, false));
        door.Leave(alone: false);
        await alone.WaitAsync(TimeSpan.FromSeconds(10));
        late.IsCompleted.ShouldBeFalse();
        door.Leave(alone: true);
        await late.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
