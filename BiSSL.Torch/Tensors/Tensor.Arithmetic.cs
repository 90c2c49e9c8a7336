using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Dispatch.Tensor("add.Tensor", this, target);

        public Tensor add(Tensor target, Scalar alpha) => Dispatch.Tensor("add.Tensor", this, target, alpha);

        public Tensor add(Scalar scalar) => Dispatch.Tensor("add.Scalar", this, scalar);

        public Tensor add(Scalar scalar, Scalar alpha) => Dispatch.Tensor("add.Scalar", this, scalar, alpha);

        public Tensor add_(Tensor target) => InPlace("add_.Tensor", this, target);

        public Tensor add_(Tensor target, Scalar alpha) => InPlace("add_.Tensor", this, target, alpha);

        public Tensor add_(Scalar scalar) => InPlace("add_.Scalar", this, scalar);

        public Tensor add_(Scalar scalar, Scalar alpha) => InPlace("add_.Scalar", this, scalar, alpha);

        public Tensor sub(Tensor target) => Dispatch.Tensor("sub.Tensor", this, target);

        public Tensor sub(Scalar target) => Dispatch.Tensor("sub.Scalar", this, target);

        public Tensor sub_(Tensor target) => InPlace("sub_.Tensor", this, target);

        public Tensor sub_(Scalar target) => InPlace("sub_.Scalar", this, target);

        public Tensor mul(Tensor target) => Dispatch.Tensor("mul.Tensor", this, target);

        public Tensor mul(Scalar target) => Dispatch.Tensor("mul.Scalar", this, target);

        public Tensor mul_(Tensor target) => InPlace("mul_.Tensor", this, target);

        public Tensor mul_(Scalar target) => InPlace("mul_.Scalar", this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Dispatch.Tensor("div.Tensor", this, target)
                : Dispatch.Tensor("div.Tensor_mode", this, target, rounding_mode.ToString());

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Dispatch.Tensor("div.Scalar", this, target)
                : Dispatch.Tensor("div.Scalar_mode", this, target, rounding_mode.ToString());

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? InPlace("div_.Tensor", this, target)
                : InPlace("div_.Tensor_mode", this, target, rounding_mode.ToString());

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? InPlace("div_.Scalar", this, target)
                : InPlace("div_.Scalar_mode", this, target, rounding_mode.ToString());

        public Tensor remainder(Tensor target) => Dispatch.Tensor("remainder.Tensor", this, target);

        public Tensor remainder(Scalar scalar) => Dispatch.Tensor("remainder.Scalar", this, scalar);

        public Tensor neg() => Dispatch.Tensor("neg", this);

        public Tensor neg_() => InPlace("neg_", this);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Dispatch.Tensor("addcmul", this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace("addcmul_", this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Dispatch.Tensor("addcdiv", this, tensor1, tensor2);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Dispatch.Tensor("addcdiv", this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => InPlace("addcdiv_", this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace("addcdiv_", this, tensor1, tensor2, value);

        public Tensor lerp(Tensor end, Tensor weight) => Dispatch.Tensor("lerp.Tensor", this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => InPlace("lerp_.Tensor", this, end, weight);

        public Tensor fill_(Scalar value) => InPlace("fill_.Scalar", this, value);

        public Tensor zero_() => InPlace("zero_", this);
    }
}
