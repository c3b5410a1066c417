using Mocks.Hosting;

namespace Mocks.Control;

/// <summary>Makes a vendor fail, as told in JSON: {"fault": "status", "status": 500, "calls": 1, "on": "POST /payments", "work_done": true}.</summary>
internal static class FaultControl
{
    private static readonly string[] Kinds = ["down", "status", "timeout", "slow", "reset", "too-many-requests", "malformed", "stall"];

    public static void Strike(FaultyVendor vendor, VendorRequest request)
    {
        var order = new ControlRequest(request, "fault", "status", "body", "seconds", "calls", "on", "work_done");
        var (calls, on, workDone) = (order.Number("calls"), order.Text("on"), order.Flag("work_done"));
        switch (order.RequiredText("fault"))
        {
            case "down": vendor.IsDown(calls, on); break;
            case "status": vendor.AnswersWith(order.Number("status") ?? throw new ArgumentException("'status' is required."), order.Text("body"), calls, on, workDone ?? false); break;
            case "timeout": vendor.TimesOut(calls, on, workDone ?? false); break;
            case "slow": vendor.IsSlow(TimeSpan.FromSeconds(order.Number("seconds") ?? throw new ArgumentException("'seconds' is required.")), calls, on); break;
            case "reset": vendor.ResetsConnection(calls, on, workDone ?? false); break;
            case "too-many-requests": vendor.TooManyRequests(order.Number("seconds") ?? throw new ArgumentException("'seconds' is required."), calls, on); break;
            case "stall": vendor.StallsInMidBody(calls, on); break;
            case "malformed": vendor.MalformedBody(calls, on, workDone ?? true); break;
            case var unknown: throw new ArgumentException($"Unknown fault '{unknown}'. Known: {string.Join(", ", Kinds)}.");
        }
    }
}
