using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json;
using Allure.Net.Commons.Steps;
using Allure.NUnit.Attributes;
using Allure.NUnit.Core;
using NUnit.Framework;
using Shouldly;
using static Tests.Allure.PlantedReport;

namespace Tests.Allure;

/// <summary>Methods with [AllureStep] are steps, whoever calls them and however they end.</summary>
internal sealed class StepMethodTests
{
    [Test]
    public void The_name_is_filled_in_and_parameters_are_shown_but_for_those_that_are_skipped()
    {
        var step = List(Last["Steps.Named"], "steps").ShouldHaveSingleItem();
        Word(step, "name").ShouldBe("Pays 3 of \"Ada\" (3) with \"Visa\", {unknown}");
        List(step, "parameters").Select(p => $"{Word(p, "name")}={Word(p, "value")}").ShouldBe(["amount=3", "payer=\"Ada\"", "card={\"Kind\":\"Visa\"}"]);
        Names(step, "steps").ShouldBe(["paid"]);
        Word(step, "status").ShouldBe("passed");
    }

    [Test]
    public void Steps_are_in_steps_and_end_where_their_methods_do()
    {
        Names(Last["Steps.Nested"], "steps").ShouldBe(["Outer", "afterwards"]);
        Names(List(Last["Steps.Nested"], "steps").First(), "steps").ShouldBe(["Inner of false"]);
    }

    [Test]
    public void A_task_is_awaited_before_the_step_ends()
    {
        var steps = List(Last["Steps.Awaited"], "steps").ToList();
        steps.Select(s => Word(s, "name")).ShouldBe(["Waits", "Counts 4", "Waits as a value", "Counts 6 as a value", "afterwards"]);
        steps.Take(4).Select(s => Names(s, "steps").ShouldHaveSingleItem()).ShouldBe(["waited", "counted", "waited", "counted"]);
        steps.ShouldAllBe(s => Word(s, "status") == "passed");
    }

    [Test]
    public void Steps_side_by_side_keep_their_own()
    {
        var branches = List(Last["Steps.Side_by_side"], "steps").ToList();
        branches.Count.ShouldBe(20);
        branches.ShouldAllBe(b => Names(b, "steps").Single() == "in b" + Word(b, "name").Substring(1));
    }

    [Test]
    public void Behind_an_interface_or_a_delegate_generic_or_with_an_out_parameter() =>
        Names(Last["Steps.In_many_shapes"], "steps").ShouldBe(["Opens", "Echoes \"twice\"", "Swaps", "Echoes \"5\"", "5"]);

    [Test]
    public void A_failing_step_is_failed_and_so_are_those_around_it()
    {
        Word(Last["Steps.Fails_in_a_method"], "status").ShouldBe("failed");
        var outer = List(Last["Steps.Fails_in_a_method"], "steps").ShouldHaveSingleItem();
        var inner = List(outer, "steps").ShouldHaveSingleItem();
        (Word(outer, "status"), Word(inner, "status")).ShouldBe(("failed", "failed"));
        Message(inner).ShouldContain("in the method");
    }

    [Test]
    public void A_step_that_throws_is_broken()
    {
        var step = List(Last["Steps.Breaks_in_a_method"], "steps").ShouldHaveSingleItem();
        Word(step, "status").ShouldBe("broken");
        Message(step).ShouldContain("out of order");
    }

    [Test]
    public void Where_no_test_is_reported_the_method_just_runs()
    {
        var ran = false;
        object Body(object[] _) => ran = true;
        using (ExecutionContext.SuppressFlow())
            Task.Run(() => new AllureStepAspectBase().Around("Pays", [], Body, ((Action)Marked).Method, typeof(void))).Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        ran.ShouldBeTrue();
    }

    [Test]
    public void Woven_classes_are_not_complained_of() => StepMethods.Complaint(typeof(StepMethodTests)).ShouldBeNull();

    [Test]
    public void A_class_that_could_not_be_woven_is_named()
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Unwoven"), AssemblyBuilderAccess.Run).DefineDynamicModule("Unwoven").DefineType("Unwoven.Shop");
        var method = type.DefineMethod("Pays", MethodAttributes.Public | MethodAttributes.Static);
        method.SetCustomAttribute(new CustomAttributeBuilder(typeof(AllureStepAttribute).GetConstructors().Single(), ["Pays"]));
        method.GetILGenerator().Emit(OpCodes.Ret);

        StepMethods.Complaint(type.CreateType()).ShouldNotBeNull()
            .ShouldStartWith("Allure: Unwoven.Shop has [AllureStep] on Pays. These run and are not reported, because its assembly was not woven: AspectInjector");
    }

    [AllureStep]
    private static void Marked()
    {
    }

    private static string Message(JsonElement step) => Word(step.GetProperty("statusDetails"), "message");
}
