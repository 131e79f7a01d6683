// Fields: checked when they are left, cleared as soon as they are right.
export const check = (field) => {
  const right = field.validity.valid && (!field.required || field.value.trim() !== "");
  document.getElementById(`${field.id}-problem`).textContent = right ? "" : field.dataset.problem;
  field.setAttribute("aria-invalid", String(!right));
  return right;
};
document.addEventListener("focusout", ({ target }) => target.dataset?.problem && target.value && check(target));
document.addEventListener("input", ({ target }) => target.ariaInvalid === "true" && target.dataset.problem && check(target));
